"""Addresses for signing in and for people."""

from django.urls import path

from accounts.views import (
    account,
    colleague,
    identity,
    lock,
    passkeys,
    passwords,
    people,
    roles,
    sessions,
    sign_in,
    site,
    teams,
)

urlpatterns = [
    path("", site.start, name="start"),
    path("inloggen/", sign_in.sign_in, name="sign-in"),
    path("inloggen/tweede-stap/", sign_in.second_step, name="second-step"),
    path("inloggen/passkey/", sign_in.passkey_sign_in, name="passkey-sign-in"),
    path("inloggen/via/<slug:provider_id>/", identity.provider_sign_in, name="provider-sign-in"),
    # allauth looks this one up by its own name
    path("inloggen/via/<slug:provider_id>/terug/", identity.provider_return, name="openid_connect_callback"),
    path("inloggen/ontgrendelen/", lock.session_unlock, name="session-unlock"),
    path("inloggen/verder/", lock.held_form, name="held-form"),
    path("uitloggen/", sign_in.sign_out, name="sign-out"),
    path("wachtwoord-kiezen/<uidb64>/<token>/", passwords.choose_password, name="choose-password"),
    path("wachtwoord-vergeten/", passwords.password_forgotten, name="password-forgotten"),
    path("wachtwoord-vergeten/<uidb64>/<token>/", passwords.password_restore, name="password-restore"),
    path("introductie/", site.introduction, name="introduction"),
    path("waar-is-wat/", site.where_is_what, name="where-is-what"),
    path("taal/", site.language_set, name="language-set"),
    path("sessie/", site.session_state, name="session-state"),
    path("mijn-account/", account.account, name="account"),
    path("mijn-account/app/", account.app_set_up, name="app-set-up"),
    path("mijn-account/herstelcodes/", account.recovery_codes, name="recovery-codes"),
    path("mijn-account/herstelcodes/nieuwe/", account.recovery_codes_renew, name="recovery-codes-renew"),
    path("mijn-account/passkey/", passkeys.passkey_add, name="passkey-add"),
    path(
        "mijn-account/passkey/<int:passkey_id>/verwijderen/", passkeys.passkey_remove, name="passkey-remove"
    ),
    path("mijn-account/wachtwoord/", passwords.password_change, name="password-change"),
    path("mijn-account/sessies/andere/", sessions.other_sessions_end, name="other-sessions-end"),
    path("mijn-account/sessies/<slug:mark>/", sessions.own_session_end, name="own-session-end"),
    path("mijn-account/bevestigen/", account.account_confirm, name="account-confirm"),
    path("mensen/", people.people, name="people"),
    path("mensen/toevoegen/", people.person_add, name="person-add"),
    path("mensen/teams/", teams.team_list, name="team-list"),
    path("mensen/teams/nieuw/", teams.team_add, name="team-add"),
    path("mensen/teams/<uuid:team_id>/", teams.team_change, name="team-change"),
    path("mensen/<uuid:user_id>/", colleague.person_detail, name="person-detail"),
    path("mensen/<int:membership_id>/wijzigen/", colleague.membership_change, name="membership-change"),
    path("mensen/<int:membership_id>/beeindigen/", colleague.membership_end, name="membership-end"),
    path(
        "mensen/<int:membership_id>/tweede-stap-wissen/",
        colleague.second_factor_reset,
        name="second-factor-reset",
    ),
    path("mensen/<int:membership_id>/link/", colleague.person_link, name="person-link"),
    path("mensen/voorstel/<int:proposed_id>/goedkeuren/", roles.role_approve, name="role-approve"),
    path("mensen/voorstel/<int:proposed_id>/afwijzen/", roles.role_decline, name="role-decline"),
    path("mensen/<int:membership_id>/uitloggen/", colleague.person_sign_out, name="person-sign-out"),
]
