"""Rules about which children, records and events someone reaches, in the words of the files."""

RULES: dict[str, list[tuple[str, str, str]]] = {
    "children/queries/child_access.py": [
        ("what stays with the team", "ROLES[grant.role] - NOT_FOR_COVER", "ROLES[grant.role]"),
        ("what an emergency gives", "return Reach(IN_EMERGENCY,", 'return Reach(ROLES["practitioner"],'),
        (
            "role in the team of the case",
            "held = access.by_case.get(child.team_id, frozenset())",
            'held = ROLES["observer"]',
        ),
        ("role of the cover", "ROLES[grant.role] - NOT_FOR_COVER", 'ROLES["coordinator"] - NOT_FOR_COVER'),
        ("own practice child", "if child.practised_by_id != user.pk:", "if False:"),
        ("whose practice child", "filter(practised_by=user, organisation", "filter(organisation"),
        ("what is not practised", "access.in_any_team() - NOT_FOR_PRACTICE", "access.in_any_team()"),
        (
            "permission in the team",
            "if not access.has(Permission.CHILD_VIEW, child.team_id)]",
            "if child.team_id not in access.by_team]",
        ),
    ],
    "children/decorators.py": [
        (
            "closed file",
            "reach.permissions - (CLOSED if closed_on(child) else frozenset())",
            "reach.permissions",
        ),
        (
            "reach",
            "visible = to_be_opened(request.access, request.user)",
            "visible = __import__('children.models').models.Child.objects.all()",
        ),
        ("all of the permissions", "({permission, *also}, held", "({permission}, held"),
    ],
    "assessments/decorators.py": [
        ("a signed form does not change", "        if draft.is_signed:\n", "        if False:\n"),
        ("own form", "is_own = signed.observer_id == request.user.pk", "is_own = True"),
    ],
    "children/models/grant.py": [
        ("ended", "return self.ended_at is None and", "return True and"),
        ("its time", "(self.ends_at is None or self.ends_at > timezone.now())", "True"),
    ],
    "children/actions/grants.py": [
        ("hours of an emergency", "EMERGENCY_HOURS = 4", "EMERGENCY_HOURS = 400"),
        ("attempts per day", "ATTEMPTS_PER_DAY = 5", "ATTEMPTS_PER_DAY = 50"),
    ],
    "children/forms/grants.py": [
        ("reason of an emergency", "MIN_REASON = 15", "MIN_REASON = 1"),
        ("cover not in the past", "if until < today:", "if False:"),
        ("cover for three months at most", "if until > today + MAX_COVER:", "if False:"),
    ],
    "children/queries/grants.py": [
        (
            "drafts of this child in the count",
            "drafts = Counter(child.assessments.drafts()",
            "drafts = Counter(child.assessments.model._default_manager.drafts()",
        ),
    ],
    "assessments/queries/caseload.py": [
        (
            "children within reach",
            "children = within_reach(access, user).select_related",
            "children = Child.objects.select_related",
        ),
        (
            "drafts of colleagues in the count",
            "child__team_id__in=access.teams_where(Permission.DRAFT_VIEW_TEAM)",
            "child__in=found",
        ),
    ],
    "assessments/queries/forms.py": [
        ("own drafts", "if not form.is_signed and form.observer_id == user.pk", "if not form.is_signed"),
        ("drafts of the team", "if sees_team and not f.is_signed", "if not f.is_signed"),
    ],
    "lifecourse/queries/missed_moments.py": [
        (
            "only what one noted",
            "else child.missed_moments.filter(recorded_by=user)",
            "else child.missed_moments.all()",
        ),
    ],
    "lifecourse/queries/quick_notes.py": [
        ("only what one wrote", "notes if sees_all else notes.filter(recorded_by=user)", "notes"),
        ("offered are own notes", "filter(recorded_by=user, happened_on__range", "filter(happened_on__range"),
        ("place of one's own last note", "child.quick_notes.filter(recorded_by=user)", "child.quick_notes"),
        ("place of one's own last form", "present().filter(observer=user)", "present()"),
        (
            "own strengths lately",
            "filter(recorded_by=user, child__practised_by",
            "filter(child__practised_by",
        ),
    ],
    "assessments/views/assessments.py": [
        ("own form to correct", "    if signed.observer_id != request.user.pk:\n", "    if False:\n"),
    ],
    "rights/views/erasures.py": [
        ("kept long enough", "if until is None or until > timezone.localdate():", "if False:"),
    ],
    "logbook/queries/child.py": [
        ("restricted notes", ".exclude(event__in=RESTRICTED)", ""),
        ("own organisation", ', organisation_id__in=[here, ""])', ")"),
        ("who worked here then", 'Q(ended_at=None) | Q(ended_at__gte=F("at")), key', "key"),
        ("who worked here already", ', started_at__lte=F("at") + SLACK', ""),
    ],
    "logbook/queries/month.py": [
        (
            "link for who may see the child",
            "seen = within_reach(access, user).annotate",
            "seen = __import__('children.models').models.Child.objects.annotate",
        ),
    ],
    "invitations/queries/invited.py": [
        (
            "the link that was opened",
            'if found and mark_of(found.token_digest or "") == mark else None',
            "if found else None",
        ),
    ],
    "invitations/queries/overview.py": [
        ("who asked", "is_own = invitation.asked_by_id == user.pk and", "is_own ="),
        ("children within reach", ".filter(child__in=to_be_opened(access, user))", ""),
    ],
    "invitations/decorators.py": [
        ("what ended opens nothing", "if held and not held.end else None", "if held else None"),
        ("what goes on is not over", "if held and held.end else None", "if held else None"),
        ("two hours", ", max_age=SHORT)", ")"),
        ("only below its own address", "value, path=PLACE, secure", "value, secure"),
    ],
    "meetings/decorators.py": [
        ("own teams", "pk__in=own_teams(request) & {team_id}", "pk=team_id"),
    ],
    "meetings/queries/planning.py": [
        (
            "children of the team",
            "[row for row in rows if row.child.team_id == meeting.team_id]",
            "list(rows)",
        ),
        ("closed files", "[row for row in of_team if not row.is_closed or row.child.pk in there]", "of_team"),
    ],
    "meetings/queries/preparation.py": [
        (
            "who left the team",
            "[item for item in items if item.child.team_id == meeting.team_id]",
            "items",
        ),
    ],
}
