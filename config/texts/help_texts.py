"""What each page is for, in three sentences: the one place where these stand, by the URL names of the pages that share them."""

from django.utils.translation import gettext_lazy as _

from config.texts.help_of_choices import OF_CHOICES, Sentences

_SUBJECTS: dict[tuple[str, ...], Sentences] = {
    ("child-list",): (
        _("Here are the children whom you work with; at the bottom you can practise."),
        _("Open a child to read how it goes, or begin an observation."),
        _("Is a child missing? Ask the coordinator of its team for access."),
    ),
    ("child-register", "child-change"): (
        _("Here you write down who the child is: a first name, a month of birth and your own number."),
        _("Write no surname, no address and no BSN."),
        _("You can change it later; the log keeps that you did."),
    ),
    ("assessment-start", "assessment-frame", "assessment-import"): (
        _("Here you say where, when and for how long you looked."),
        _("An estimate of the hours is enough."),
        _("After this you answer the form; you can stop and go on later."),
    ),
    ("assessment-fill",): (
        _("Choose with each sentence what you saw yourself."),
        _("Did you have no chance to see it? Choose “could not see”: that is never held against anyone."),
        _("Your answers are saved by themselves; on top you see whether that worked."),
    ),
    ("assessment-check",): (
        _("Read here what you filled in before you sign."),
        _("You can still change everything on the pages of the form."),
        _("After signing nothing changes any more; you can correct it with a reason."),
    ),
    ("assessment-stopped",): (
        _("A child or a parent wanted to stop, and that is all right."),
        _("What was answered is thrown away; only the no is kept, among the observations."),
        _("Give room, and ask later whether there is something to talk about."),
    ),
    ("assessment-done",): (
        _("Your form is signed; here you choose what is next."),
        _("The text for the file holds only what stands in your form."),
        _("Read it before you paste it elsewhere."),
    ),
    ("assessment-list", "draft-list"): (
        _("Here are the forms: what is a draft, what was signed, and by whom."),
        _("A draft counts for nothing until it is signed."),
        _("Open a form to read it, or to go on with your own draft."),
    ),
    ("assessment-read", "assessment-withdraw", "assessment-copy", "withdrawn-ask", "withdrawn-read"): (
        _("This is one form, as one person filled it in at one time."),
        _("Was there a mistake in it? Correct it with a reason; the old one stays."),
        _("Was it about another child? Then withdraw it."),
    ),
    (
        *("assessment-statement", "life-event-statement", "action-statement", "plan-statement"),
        *("judgement-statement", "minutes-statement", "advice-statement"),
    ): (
        _("Here you write down what child or parent say about it themselves."),
        _("Write it in their words."),
        _("It stays beside what was written, and nobody changes it."),
    ),
    ("advice-asked",): (
        _("Here are the questions that teams put to you."),
        _("Until the last day you read what the team reads of this child."),
        _("Your advice stands there with your name; the team says what it does with it."),
    ),
    ("advice-list", "advice-ask", "advice-give", "advice-answer"): (
        _("Here a team asks a behavioural scientist one question, and reads the advice on it."),
        _("Who is asked reads along until the day that was chosen; the log shows what was read."),
        _("Advice takes the place of nothing: the team decides and says why."),
    ),
    ("profile",): (
        _("The map shows which strengths one person clearly saw at one time."),
        _("A light space is no judgement: it may be that nobody could see it."),
        _("Always read it beside what happened."),
    ),
    ("talking-points",): (
        _("Here stand the questions for a talk."),
        _("You may put a question in your own words."),
        _("A question is no judgement; nobody is right or wrong."),
    ),
    ("strengthening",): (
        _("Here stands what strengthens, and what can strengthen more."),
        _("What is not there yet is a chance and not a lack."),
        _("Always read it beside what happened."),
    ),
    ("trajectory",): (
        _("Here you see how things went over time, beside what happened."),
        _("A line joins moments of the same person in the same place; others are never averaged."),
        _("A small difference may be chance; the page says so."),
    ),
    ("comparison", "difference-list"): (
        _("Here you lay forms side by side: who sees what, and where."),
        _("A difference is no mistake but a question to talk about."),
        _("Numbers of different forms are only set against each other when they mean the same."),
    ),
    (
        *("life-event-list", "life-event-add", "life-event-change", "circumstance-check"),
        *("missed-moment-add", "missed-moment-change"),
    ): (
        _("Here stands what happened and what makes it hard now."),
        _("Strengths are never read without it."),
        _("Write short, and so that it may be read later by whom it is about."),
    ),
    ("resource-list", "resource-add", "resource-change", "resource-use-add", "resource-end"): (
        _("Here stand people, places and activities that help."),
        _("What there is and how it is felt are two things; both are kept."),
        _("Something that is not there yet is a chance and not a lack."),
    ),
    ("coping-list", "coping-add", "coping-change"): (
        _("Here you write down how a difficult moment went."),
        _("No way is good or bad in itself; it is about what helped."),
        _("Ask first whether it helped."),
    ),
    ("quick-note-list", "quick-note-add", "quick-note-change"): (
        _("A quick note is one moment that you saw yourself, at one strength."),
        _("It tells no more than that and counts in no score."),
        _("You see it again when you fill in a form, as a reminder."),
    ),
    (
        *("action-list", "action-add", "action-change", "family-plan-add"),
        *("goal-add", "goal-change", "goal-score"),
    ): (
        _(
            "Here stands the plan: first that of the family, then goals in their words, then who does what by when."
        ),
        _("The steps of a goal are told beforehand; everyone who says how far it is stands apart."),
        _("Close an action when it is done, and write down what came of it."),
    ),
    ("request-list", "request-add", "request-decline", "request-stop", "request-pass-on"): (
        _("Here you ask colleagues to observe, and who is asked says when it does not happen, and why."),
        _("Of a double observation nobody reads either form before both are signed."),
        _("A question that nobody answers ends by itself a week after its day."),
    ),
    ("invitation-list", "invitation-add"): (
        _("Here you ask someone around the child to fill in a form by a link, without an account."),
        _("Taking part is free: a no is kept as a no, and you do not see why."),
        _("What comes in counts nowhere until you have checked it."),
    ),
    ("invitation-detail",): (
        _("Here you see how one invitation stands, and what came in by it."),
        _("Take it up when it is about this child and by this person."),
        _("Else set it aside; it stays in the file and counts nowhere."),
    ),
    ("meeting-list", "meeting-add", "meeting-change"): (
        _("Here stand the meetings in which your team talks about children."),
        _("The coordinator plans them and chooses the children."),
        _("What is said about a child is written down on the page on which it is discussed."),
    ),
    ("discussion", "line-add", "line-change", "line-action", "evaluation-change"): (
        _(
            "Here you talk about one child, and write down together what is seen, thought, concluded and decided."
        ),
        _("Each line has an owner, and nobody else changes it."),
        _("Whoever sees it otherwise says so: that stays beside it, with the name."),
    ),
    ("meeting-pause",): (
        _("This screen stands between two families."),
        _("No name is on it."),
        _("Go on from the page of the meeting, on your own screen."),
    ),
    ("minutes-close",): (
        _("Here you close what was written about one child in a meeting."),
        _("From then on nobody can change it, the site neither."),
        _("A mistake is corrected in a new version; the one before stays."),
    ),
    ("minutes-list", "minutes-read"): (
        _("Here stand the minutes of the meetings about this child, and what was decided."),
        _("They were closed and stay as they are."),
        _("The log of the child keeps that you read them."),
    ),
    ("meeting-detail",): (
        _("Here you see for each child what is ready for the meeting and what is missing."),
        _("Each link goes straight to what is still to be done."),
        _("The log of each child keeps that you looked here."),
    ),
    ("judgement", "judgement-add", "judgement-list"): (
        _("Here the team says how it went since something hard happened."),
        _("You judge that yourselves, with an example; the site computes nothing."),
        _("You may also say that it is too early."),
    ),
    ("report",): (
        _("Here you make the paper for the meeting."),
        _("Look it through before you share it, and share no more than is needed."),
        _("The log keeps that you made it."),
    ),
    ("child-export", "export-list"): (
        _("Here you make a file with every answer, for another system or to compute with."),
        _("Choose codes unless names are really needed, and keep the file as you keep the record itself."),
        _("The log keeps that you fetched it, and not what is in it."),
    ),
    (
        *("child-safety", "safety-steps", "safety-note-list", "safety-note-add"),
        *("safety-note-correct", "specialist-help-add"),
    ): (
        _("Are you worried about safety? Here are the five steps and whom to call."),
        _("Strengths never stand in for safety or specialist help."),
        _("Is someone in danger now? Call 112 first."),
    ),
    ("grant-list", "emergency-open", "emergency-list"): (
        _("Here stands who may see a child, and on what grounds."),
        _("Emergency access is for when you cannot wait for someone of the team."),
        _("A coordinator always looks at it afterwards."),
    ),
    ("child-log",): (
        _("Here stands who looked at this file, and when."),
        _("Those whom it is about may see this; you can print it for them."),
        _("What was written never stands here, only that it was."),
    ),
    (
        *("right-list", "right-overview", "archive-make", "erasure-ask", "erasure-decide"),
        *("erasure-approve", "retention-change", "retention-terms"),
    ): (
        _("Those whom it is about may read, correct and have destroyed what is kept of them."),
        _("Here you write down what they ask and what you decide."),
        _("Destroying always takes two people."),
    ),
    ("consent-board", "consent-child", "consent-party"): (
        _("Here stands who agreed to what, and who still has to be asked."),
        _("Note each answer with the day and how it was given; a no changes nothing in the help."),
        _("In danger you never wait for consent."),
    ),
    ("authority-add", "authority-change"): (
        _("Here you note who has authority over the child, and where you saw that."),
        _("Note measures of the court as well, with their last day."),
        _("What was noted before stays in the history."),
    ),
    ("people", "person-add", "person-detail", "membership-change", "person-link", "role-approve"): (
        _("Here stand your colleagues, with their role and team."),
        _("Open a colleague to change a role, to give a new password or to sign someone out."),
        _("Some roles take two administrators: another one approves it first."),
    ),
    ("team-list", "team-add", "team-change"): (
        _("Here stand the teams; everybody in a team sees its children."),
        _("A new name changes nothing else."),
        _("People get a role in a team on the page of colleagues."),
    ),
    ("log-list", "log-month", "log-line"): (
        _("Here you look over each month who looked at what."),
        _("Chance chose the lines, so that nobody can leave something out."),
        _("Write down what you ask and what came of it; then sign the month off."),
    ),
    ("log-lines",): (
        _("Here you look something up now: by number, colleague or day."),
        _("You see that something was done, never what was written."),
        _("That you looked stands in the log as well."),
    ),
    ("instrument-list", "instrument-read", "instrument-preview"): (
        _("Here stand the forms with which strengths are observed."),
        _("None of them was validated: they help you look and decide nothing."),
        _("Open a form to read all that it asks."),
    ),
    (
        *("instrument-add", "instrument-change", "instrument-page", "instrument-page-add"),
        *("instrument-apart", "instrument-text", "instrument-publish"),
    ): (
        _("Here you make a form of your own organisation."),
        _("As long as it is a draft nobody fills it in."),
        _("A published form never changes; you make a next version of it."),
    ),
    ("reliability-list", "reliability-detail"): (
        _("Here you see how much two people agree who saw the same child."),
        _("With few forms these figures say little; the page says when it is too few."),
        _("Someone of the organisation decides whether they are used."),
    ),
    ("queue",): (
        _("Here stands the work that the site does by itself, such as sending reminders."),
        _("You see how much waits and what failed; nothing in it is about a child or a colleague."),
        _("Did something fail? Look why in the log of the server, and let it be tried again."),
    ),
    ("reminder-choice",): (
        _("Here you choose whether you get reminders by mail."),
        _("Such a mail says only that something is ready for you."),
        _("What is due stands in your list of children, with or without mails."),
    ),
    ("account", "account-confirm", "app-set-up", "passkey-add", "password-change", "recovery-codes"): (
        _("Here you arrange how you sign in."),
        _("You always need two things: for example a password and an app."),
        _("Did you lose your phone? Use a recovery code or ask your administrator."),
    ),
    (
        *("sign-in", "second-step", "passkey-sign-in", "choose-password", "password-forgotten"),
        *("password-restore", "session-unlock", "held-form"),
    ): (
        _("Here you sign in, in two steps."),
        _("Did you forget your password? Ask for a link, or ask your administrator."),
        _("What you typed before the screen locked is kept for you for a while."),
    ),
    ("introduction", "where-is-what"): (
        _("Here you read in two minutes what this site is for."),
        _("You can come back here from the bottom of every page."),
        _("Do you get stuck? Ask a colleague or your administrator."),
    ),
}
HELP: dict[str, Sentences] = {
    page: said for pages, said in {**_SUBJECTS, **OF_CHOICES}.items() for page in pages
}
