"""What each kind of visitor (``cast.KINDS``, a letter each) is answered, by verb.

``200 tu; 404 rest``: who of the cast gets which status; ``*`` is everybody, ``sign-in`` a way to
the sign-in and ``302`` a way to anywhere else. What isn't said of a line is the usual: other verbs
are refused with 405, and POST without a token with 403. A name of an address may be followed by
which thing is meant; types of pages are followed by the names of their routes.
"""

from dataclasses import dataclass

from .cast import KINDS

EVERYBODY = "".join(KINDS)
# Whoever reads what is for everybody reads the same: where a key opens nothing, some are enough.
SOME = "ntka"


@dataclass(frozen=True)
class Group:
    """Addresses that answer alike."""

    title: str
    addresses: str
    reads: str
    sends: str = "405 *"
    # PUT, DELETE and OPTIONS.
    others: str = "405 *"
    heads: str = ""
    forged: str = "403 *"
    asked_by: str = EVERYBODY

    def __str__(self) -> str:
        return self.title

    @property
    def names(self) -> list[str]:
        """The names in ``addresses``: one between commas."""
        return [" ".join(name.split()) for name in self.addresses.split(",") if name.strip()]

    def askers(self, verb: str) -> str:
        """Return who asks by a verb: everybody where it may matter who it is, else those who are
        named and some beside them.
        """
        if verb in {"GET", "POST"}:
            return self.asked_by
        if self.asked_by == SOME or " " in verb:
            return SOME[:2]
        named = "".join(part.split()[1] for part in self.expected(verb).split(";"))
        return "".join(letter for letter in EVERYBODY if letter in named + SOME)

    def expected(self, verb: str) -> str:
        """Return what is said of a verb."""
        said = {"GET": self.reads, "HEAD": self.heads or self.reads, "POST": self.sends}
        return said.get(verb, self.forged if " " in verb else self.others)


def letters(said: str) -> dict[str, str]:
    """Return the answer that each letter gets. Raises ``ValueError`` where one gets two or none."""
    found: dict[str, str] = {}
    for part in said.split(";"):
        status, who = part.split()
        named = {"*": EVERYBODY, "rest": EVERYBODY.translate(dict.fromkeys(map(ord, found)))}
        for letter in named.get(who, who):
            if letter in found:
                raise ValueError(said)
            found[letter] = status
    if found.keys() != KINDS.keys():
        raise ValueError(said)
    return found


PUBLIC = [
    Group(
        "everybody reads, nobody sends",
        """sitemap, robots.txt, .well-known/security.txt, search:results, search:json, search:rss,
        search:suggestions, certificate_ask, certificate_check, records_notice, staff_year,
        wagtaildocs_serve, rendition, share_card, communities, communities_csv, communities_json,
        communities_received, application_received""",
        reads="200 *",
    ),
    Group(
        "pages are read",
        """wagtail_serve, HomePage, StandardPage, NewsIndexPage, NewsIndexPage rss,
        NewsIndexPage atom, NewsIndexPage json, NewsPage, HelpIndexPage, HelpIndexPage sheet,
        HelpPage, CampaignIndexPage, CampaignIndexPage rss,
        CampaignIndexPage atom, CampaignIndexPage json, CampaignPage, KitPage, KitPage piece,
        KitPage view, KitPage zip, EventIndexPage, EventIndexPage calendar, EventIndexPage rss,
        EventIndexPage atom, EventIndexPage json, EventPage, EventPage calendar, PressRoomPage,
        PressRoomPage rss, PressRoomPage atom, PressRoomPage json, ReleasePage, ReleasePage text,
        ReleasePage word, PublicationIndexPage, PublicationIndexPage completeness_csv,
        PublicationIndexPage completeness_json, PublicationIndexPage rss,
        PublicationIndexPage atom, PublicationIndexPage json, PublicationPage,
        PublicationPage file, ProcurementIndexPage, ProcurementIndexPage rss,
        ProcurementIndexPage atom, ProcurementIndexPage json, ProcurementPage, VacancyIndexPage,
        VacancyIndexPage rss, VacancyIndexPage atom, VacancyIndexPage json, VacancyPage""",
        reads="200 *",
        asked_by=SOME,
    ),
    Group(
        "pages of the portal and of courses are read",
        """PlanIndexPage, PlanPage, PlanPage activity, PlanPage comparison, PlanPage csv,
        PlanPage json, PlanPage progress_csv, PlanPage progress_json, PlanPage report,
        PlanPage report_pdf, IndicatorsPage, IndicatorsPage set, IndicatorsPage version,
        IndicatorsPage held, IndicatorsPage card, IndicatorsPage aid, IndicatorsPage file,
        IndicatorsPage json, SectorsPage, SectorsPage sector, LibraryPage, LibraryPage item,
        LibraryPage version, LibraryPage file, LibraryPage text, LibraryPage xml,
        LibraryPage json, LibraryPage feed, StatisticsPage, StatisticsPage table,
        StatisticsPage version, StatisticsPage file, StatisticsPage method,
        StatisticsPage all_data, AnalysisPage, AnalysisPage document, ServicesPage,
        ServicesPage service, ServicesPage printed, ServicesPage csv, ServicesPage json,
        LocalTeamsPage, LocalTeamsPage team, CourseIndexPage, CoursePage""",
        reads="200 *",
        asked_by=SOME,
    ),
    Group("leads to the newest file", "LibraryPage newest", reads="302 *", asked_by=SOME),
    Group(
        "forms of strangers, sent from nowhere",
        "apply, communities_tell, kit_order, indicator_comments, partner_report",
        reads="200 *",
        sends="403 *",
    ),
    Group("thanks to a stranger", "partner_report_sent", reads="200 *", forged="405 *"),
    Group("a line of help that nobody reviewed", "HelpIndexPage line", reads="404 *"),
    Group("a kit that is not there", "kit_job", reads="404 *"),
    Group("a ZIP that is not there", "kit_zip", reads="302 *", heads="405 *"),
    Group("what is not for anybody yet", "share_card of a lesson", reads="404 *"),
    Group(
        "a draft is not there",
        "wagtail_serve draft",
        reads="404 *",
        sends="404 *",
        others="404 *",
    ),
    Group("who has the link of an invitation", "accept_invitation", reads="200 *", sends="422 *"),
]

LEARNING = [
    Group(
        "a lesson: its trainees, its trainers and who administers courses",
        "CoursePage lesson",
        reads="200 turk; 404 rest",
        sends="405 turk; 404 rest",
        others="405 turk; 404 rest",
    ),
    Group(
        "the pack of a course, captions of a film in a lesson",
        "course_pack, lesson_captions",
        reads="200 turk; 404 rest",
        sends="405 turk; 404 rest",
        others="405 turk; 404 rest",
    ),
    Group("a file of a course", "wagtaildocs_serve of a course", reads="200 turk; 404 rest"),
    Group("a picture of a course", "rendition of a course", reads="200 turka; 404 rest"),
    Group(
        "what a learner notes of a lesson",
        "lesson_read, lesson_place",
        reads="405 tu; 404 rest",
        sends="302 tu; 404 rest",
        others="405 tu; 404 rest",
    ),
    Group(
        "a quiz: who learns",
        "assessment",
        reads="200 tu; 404 rest",
        sends="302 tu; 404 rest",
        others="405 tu; 404 rest",
    ),
    Group(
        "all one's quizzes",
        "assessments",
        reads="200 tux; 404 rest",
        sends="405 tux; 404 rest",
        others="405 tux; 404 rest",
    ),
    Group(
        "an attempt or a survey of one's own",
        "attempt, attempt over, attempt_hand_in, survey",
        reads="200 t; 404 rest",
        sends="302 t; 404 rest",
        others="405 t; 404 rest",
    ),
    Group(
        "handing in what is over",
        "attempt_hand_in over",
        reads="302 t; 404 rest",
        sends="302 t; 404 rest",
        others="405 t; 404 rest",
    ),
    Group(
        "an answer of one's own, all one's surveys",
        "attempt_answered, surveys",
        reads="200 t; 404 rest",
        sends="405 t; 404 rest",
        others="405 t; 404 rest",
    ),
]

GROUPS_OF_PEOPLE = [
    Group("one's own group", "my_group", reads="200 t; 404 rest", sends="422 t; 404 rest"),
    Group("its calendar", "my_calendar", reads="200 t; 404 rest"),
    Group(
        "leaving, and taking an application back",
        "leave_group, take_back_application",
        reads="sign-in n; 200 t; 404 rest",
        sends="sign-in n; 302 t; 404 rest",
        others="sign-in n; 405 rest",
    ),
    Group(
        "leaving what one left",
        "leave_group withdrawn",
        reads="sign-in n; 404 rest",
        sends="sign-in n; 404 rest",
        others="sign-in n; 405 rest",
    ),
    Group(
        "applying with an account",
        "apply_own",
        reads="sign-in n; 200 rest",
        sends="sign-in n; 422 rest",
        others="sign-in n; 405 rest",
    ),
    Group(
        "lists of a group: its trainers and who administers courses",
        "taught_group, attendance_paper",
        reads="200 rk; 404 rest",
    ),
    Group("noting attendance", "attendance", reads="200 rk; 404 rest", sends="302 rk; 404 rest"),
    Group(
        "marking a free answer",
        "mark_taught",
        reads="200 rk; 404 rest",
        sends="422 rk; 404 rest",
        others="405 rk; 404 rest",
    ),
    Group("the way to one's courses", "my_training", reads="301 *"),
    Group("answering a question", "answer_enquiry", reads="405 *", sends="302 rk; 404 rest"),
    Group(
        "the paper of a certificate: its holder and who issues",
        "certificate_pdf",
        reads="200 tk; 404 rest",
    ),
    Group(
        "what is one's own",
        "my_courses, records_own, records_take",
        reads="sign-in n; 200 rest",
        sends="sign-in n; 405 rest",
        others="sign-in n; 405 rest",
    ),
    Group(
        "asking for erasure",
        "records_ask",
        reads="sign-in n; 405 rest",
        sends="sign-in n; 302 tuxw; 404 rest",
        others="sign-in n; 405 rest",
    ),
    Group(
        "one's own development",
        "staff_own",
        reads="sign-in n; 200 e; 404 rest",
        sends="sign-in n; 405 rest",
        others="sign-in n; 405 rest",
    ),
    Group(
        "recording one's own training",
        "staff_record_own",
        reads="sign-in n; 200 e; 404 rest",
        sends="sign-in n; 422 e; 404 rest",
        others="sign-in n; 405 rest",
    ),
    Group("a proof: its employee and who verifies", "staff_proof", reads="200 ema; 404 rest"),
]

# The cast of trainees has no password; trainers and roles have proved a second factor.
ACCOUNTS = [
    Group("signing in", "account_login", reads="200 n; 302 rest", sends="200 n; 302 rest"),
    Group(
        "going on with signing in",
        "mfa_authenticate, mfa_login_webauthn",
        reads="sign-in n; 302 rest",
        sends="sign-in n; 302 rest",
    ),
    Group(
        "what is only said",
        "account_inactive, account_reset_password_done, account_reset_password_from_key_done",
        reads="200 *",
    ),
    Group("signing out", "account_logout", reads="sign-in n; 200 rest", sends="sign-in *"),
    Group("a new password", "account_reset_password", reads="200 *", sends="200 *"),
    Group("with its link", "account_reset_password_from_key", reads="302 *", sends="302 *"),
    Group(
        "with a wrong link", "account_reset_password_from_key wrong", reads="200 *", sends="200 *"
    ),
    Group(
        "one's account",
        "mfa_index, mfa_list_webauthn",
        reads="sign-in n; 200 rest",
        sends="sign-in n; 405 rest",
    ),
    Group(
        "proving it again by password, and by key",
        "account_reauthenticate, mfa_reauthenticate_webauthn",
        reads="sign-in n; 403 otuxw; 302 rest",
        sends="sign-in n; 403 otuxw; 302 rest",
    ),
    Group(
        "proving it again by code",
        "mfa_reauthenticate",
        reads="sign-in n; 403 otuxw; 200 rest",
        sends="sign-in n; 403 otuxw; 200 rest",
    ),
    Group(
        "another password",
        "account_change_password",
        reads="sign-in n; 200 kema; 302 rest",
        sends="sign-in n; 200 kema; 302 rest",
    ),
    Group(
        "a first password",
        "account_set_password",
        reads="sign-in n; 302 kema; 200 rest",
        sends="sign-in n; 302 kema; 200 rest",
    ),
    Group(
        "adding a factor",
        "mfa_activate_totp, mfa_add_webauthn, mfa_generate_recovery_codes",
        reads="sign-in n; 200 otuxw; 302 rest",
        sends="sign-in n; 200 otuxw; 302 rest",
    ),
    Group(
        "a factor one hasn't, or that is somebody else's",
        "mfa_deactivate_totp, mfa_edit_webauthn, mfa_remove_webauthn",
        reads="sign-in n; 404 otuxw; 302 rest",
        sends="sign-in n; 404 otuxw; 302 rest",
    ),
    Group(
        "codes one hasn't",
        "mfa_view_recovery_codes",
        reads="sign-in n; 404 rest",
        sends="sign-in n; 405 rest",
    ),
    Group(
        "taking codes one hasn't",
        "mfa_download_recovery_codes",
        reads="sign-in n; 404 rest",
        sends="sign-in n; 404 rest",
    ),
]

GROUPS = [*PUBLIC, *LEARNING, *GROUPS_OF_PEOPLE, *ACCOUNTS]
