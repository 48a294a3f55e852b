"""Rules about who someone is and may do, in the words of the files: what is removed, the words, what comes instead."""

ANYWHERE = "return any(permission in held for held in self.{}.values())"
RULES: dict[str, list[tuple[str, str, str]]] = {
    "accounts/access.py": [
        (
            "permission in which team",
            "in self.by_team.items() if permission in held",
            "in self.by_team.items()",
        ),
        (
            "permission in which organisation",
            "in self.by_organisation.items() if permission in held",
            "in self.by_organisation.items()",
        ),
        (
            "in this team",
            "return permission in self.by_team.get(team_id, frozenset())",
            ANYWHERE.format("by_team"),
        ),
        (
            "in this organisation",
            "return organisation_id is not None and permission in",
            ANYWHERE.format("by_organisation") + " or",
        ),
        ("own cases only", "elif membership.role in OWN_CASES_ONLY:", "elif False:"),
        (
            "what may be done for this child, and no more",
            "return replace(self, by_team={**self.by_team, team_id: granted})",
            "return replace(self, by_team={**self.by_team, team_id: self.by_team.get(team_id, granted)})",
        ),
    ],
    "accounts/decorators.py": [
        ("the organisation where it is held", "(pk__in=held)", "(pk__in=request.access.organisations)"),
        ("confirmed minutes ago", "if sessions.is_confirmed(request.session):", "if True:"),
    ],
    "accounts/middleware.py": [
        ("absolute end", "if sessions.is_over(request.session):", "if False:"),
        ("lock", "if sessions.is_locked(request.session):", "if False:"),
        (
            "a locked session shows nothing",
            'return None if is_out or is_public or hasattr(view, "opens_lock") else refuse_locked(request)',
            "return None",
        ),
        (
            "who cannot unlock is out",
            "if isinstance(user, User) and not user.has_usable_password() and not has_second_factor(user):",
            "if False:",
        ),
        (
            "second factor",
            "isinstance(user, User) or sessions.has_second_factor(request.session):",
            "isinstance(user, User) or True:",
        ),
        (
            "second factor that was never shown",
            "if has_second_factor(user):  # set up",
            "if False:  # set up",
        ),
        (
            "first steps only",
            'return None if permission == FIRST_STEP else redirect("account")',
            "return None",
        ),
        ("the session is thrown away", "    request.session.flush()\n", ""),
        ("the rest of the request is nobody's", "    request.user = AnonymousUser()\n", ""),
    ],
    "accounts/security/sessions.py": [
        ("second factor", "return session.get(SECOND_FACTOR) is True", "return True"),
        ("confirmed", "return time.time() - session.get(CONFIRMED_AT, 0) < CONFIRMED_FOR", "return True"),
        (
            "absolute end",
            "return time.time() - session.get(SIGNED_IN_AT, 0) >= settings.SESSION_COOKIE_AGE",
            "return False",
        ),
        (
            "locked",
            "return LOCKED in session or seconds_left(session) == 0",
            "return seconds_left(session) == 0",
        ),
        ("idle", "return LOCKED in session or seconds_left(session) == 0", "return LOCKED in session"),
        (
            "new key after the second factor",
            "session[SECOND_FACTOR] = True\n    session.cycle_key()",
            "session[SECOND_FACTOR] = True",
        ),
        (
            "new key after confirming",
            "session[ACTIVE_AT] = int(time.time())\n    session.cycle_key()",
            "session[ACTIVE_AT] = int(time.time())",
        ),
    ],
    "accounts/sign_in/login_stage.py": [
        ("second step", "if is_two_step(self.request, user) or not has_second_factor(user):", "if True:"),
        (
            "a second factor in this sign-in",
            'return any(step["method"] == "mfa" for step in get_authentication_records(request, user))',
            "return True",
        ),
        (
            "half a sign-in ends with what ends a whole one",
            "return not (is_same and MemberBackend().user_can_authenticate(user))",
            "return False",
        ),
    ],
    "accounts/sign_in/adapters.py": [
        ("stages of sign-in", 'return ["accounts.sign_in.login_stage.SecondStep"]', "return []"),
        ("two steps open the session", "        if is_open:\n", "        if True:\n"),
        ("no signing up", "return False", "return True"),
        (
            "return to this site only",
            "return url_has_allowed_host_and_scheme(",
            "return True or url_has_allowed_host_and_scheme(",
        ),
        (
            "own password",
            "return self.authenticate(context.request, email=user.email, password=password) == user",
            "return True",
        ),
    ],
    "accounts/sign_in/credential_checks.py": [
        (
            "the account is open",
            "is_open = passkey is not None and MemberBackend().user_can_authenticate(owner)",
            "is_open = passkey is not None",
        ),
        (
            "the count of the passkey rose",
            "if not is_open or not use_passkey(passkey=passkey, count=count_in(credential)):",
            "if not is_open:",
        ),
        (
            "the passkey was shown on a page of ours",
            "        check_page(credential, site_address(request))\n        owner",
            "        owner",
        ),
        (
            "the passkey was made on a page of ours",
            "        check_page(credential, site_address(request))\n        made",
            "        made",
        ),
        ("nobody registered the passkey", " and is_new(credential, made.credential_data.credential_id)", ""),
        (
            "the passkey is right",
            "        passkey = None\n",
            "        passkey = Authenticator.objects.first()\n",
        ),
        ("the device asked who it is", "made.is_user_verified() and ", ""),
        ("the passkey was made here and now", "        is_right = False\n", "        is_right = True\n"),
        (
            "own password",
            'if get_adapter(request).reauthenticate(user, form.cleaned_data["password"]):',
            "if True:",
        ),
        ("the code is right", "    if not kind:\n", '    kind = kind or "totp"\n    if not kind:\n'),
    ],
    "accounts/actions/second_factors.py": [
        ("a code works once", "(one.type != Authenticator.Type.TOTP or _is_first(user, code))", "True"),
        ("the code is right", "if one.wrap().validate_code(code) and", "if True and"),
        (
            "sessions end with the second factor",
            "    end_all_sessions(user)\n",
            "",
        ),
    ],
    "accounts/security/limits.py": [
        ("passwords from a known browser", '("password", KNOWN): ["5/5m/key"]', '("password", KNOWN): []'),
        (
            "passwords from one address",
            '"20/5m/ip", "5/5m/key"],\n    ("code", KNOWN)',
            '"5/5m/key"],\n    ("code", KNOWN)',
        ),
        (
            "passwords of one account",
            '"20/5m/ip", "5/5m/key"],\n    ("code", KNOWN)',
            '"20/5m/ip"],\n    ("code", KNOWN)',
        ),
        ("codes from a known browser", '("code", KNOWN): ["10/5m/key"]', '("code", KNOWN): []'),
        ("codes from one address", '["20/5m/ip", "5/5m/key", "20/d/key"]', '["5/5m/key", "20/d/key"]'),
        ("codes of one account", '["20/5m/ip", "5/5m/key", "20/d/key"]', '["20/5m/ip", "20/d/key"]'),
        ("codes in a day", '["20/5m/ip", "5/5m/key", "20/d/key"]', '["20/5m/ip", "5/5m/key"]'),
        ("forgotten from a known browser", '("forgotten", KNOWN): ["5/h/key"]', '("forgotten", KNOWN): []'),
        ("forgotten from one address", '["20/5m/ip", "3/h/key"]', '["3/h/key"]'),
        ("forgotten of one account", '["20/5m/ip", "3/h/key"]', '["20/5m/ip"]'),
        ("passkeys", '("passkey", ""): ["300/5m/ip"]', '("passkey", ""): []'),
        ("searches", '"search": "60/5m/user"', '"search": "60000/5m/user"'),
        ("reports", '"report": "30/h/user"', '"report": "30000/h/user"'),
        ("exports", '"export": "60/h/user"', '"export": "60000/h/user"'),
        ("archives", '"archive": "10/h/user"', '"archive": "10000/h/user"'),
        ("files sent in", '"upload": "120/h/user"', '"upload": "120000/h/user"'),
    ],
    "accounts/security/backends.py": [
        (
            "the account is open",
            "if not isinstance(user, User) or not super().user_can_authenticate(user):",
            "if not isinstance(user, User):",
        ),
        (
            "there is a role",
            "return Membership.objects.filter(user=user, ended_at=None).exists()",
            "return True",
        ),
        ("a role that did not end", "filter(Exists(roles), pk=user_id,", "filter(pk=user_id,"),
    ],
    "accounts/sign_in/identity.py": [
        ("works there", "if user is None or not works_there(user):", "if user is None:"),
        ("verified address", "not (is_verified or settings.OIDC_EMAIL_IS_VERIFIED)", "False"),
        ("open account", "return user.is_active and roles.exists()", "return roles.exists()"),
        ("role", "return user.is_active and roles.exists()", "return user.is_active"),
        ("no signing up", "return False", "return True"),
        ("the provider and nowhere else", "        session.max_redirects = 0\n", ""),
        (
            "second factor of the provider",
            'if says_two_factors(claims.get("id_token") or {}, settings.OIDC_SECOND_FACTOR):',
            "if True:",
        ),
    ],
    "accounts/forms/people.py": [
        ("teams of the organisation", "organisation.teams.all().order_by", "Team.objects.all().order_by"),
        (
            "people of another organisation",
            "return roles.exists() or user.proposed_roles",
            "return user.proposed_roles",
        ),
        (
            "place of a role",
            'if "role" in cleaned and is_everywhere == bool(cleaned.get("team")):',
            "if False:",
        ),
    ],
    "accounts/views/colleague.py": [
        (
            "not one's own role",
            '    if membership.user_id == request.user.pk:\n        messages.error(request, _("You cannot end',
            '    if False:\n        messages.error(request, _("You cannot end',
        ),
        (
            "not one's own second factor",
            '    if membership.user_id == request.user.pk:\n        messages.error(request, _("You cannot reset',
            '    if False:\n        messages.error(request, _("You cannot reset',
        ),
    ],
    "config/settings.py": [
        (name, f'    "{name}",\n', "")
        for name in (
            "django.middleware.csrf.CsrfViewMiddleware",
            "accounts.middleware.KeepSession",
            "django.contrib.auth.middleware.LoginRequiredMiddleware",
            "accounts.middleware.RequireSecondFactor",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        )
    ],
}
