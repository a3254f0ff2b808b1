"""Who may send something to an address of the desk: a letter for each role.

Names are those of addresses, as expressions; behind a space may follow which of its addresses is
meant. What stands in no line takes nothing from anybody. (Who may *read* an address stands in
``tests/foundation/accounts/desk_table.py``.)
"""

import re
from dataclasses import dataclass

from foundation.accounts.roles import ROLES

# author, reviewer, publisher, campaign editor, manager, course administrator (k), Administrator
LETTERS = dict(zip(ROLES, "arpcmkA", strict=True))
EVERYBODY = "".join(LETTERS.values())

# Names of snippets: those that are written and reviewed, lists that are only kept, and what a
# course is made of beside its lessons.
_WRITTEN = (
    "wagtailsnippets_portal_"
    "(activity|specificgoal|generalgoal|service|localteam|indicatorset|libraryitem)"
)
_KEPT = (
    "wagtailsnippets_(portal_(planevent|holder|fundingsource|provider|statisticssource)"
    "|centre_(topic|publicationduty)|search_(synonyms|wordlist|pin))"
)
_TAUGHT = "wagtailsnippets_training_(question|assessment|survey|certificatetemplate)"


@dataclass(frozen=True)
class Line:
    """Addresses to which the same roles may send something."""

    title: str
    who: str
    names: str
    # Whether what they send there may change something.
    changes: bool = True

    def holds(self, name: str, path: str) -> bool:
        """Say whether an address stands in it."""
        said = self.names.split()
        return any(re.fullmatch(each, name) or re.fullmatch(each, path) for each in said)


NOBODY = Line("nobody", "", "", changes=False)
LINES = [
    Line("one's own account", EVERYBODY, "wagtailadmin_account wagtailadmin_dismissibles"),
    Line(
        "whoever works in the desk asks, and changes nothing",
        EVERYBODY,
        r"""wagtailadmin_choose_page_(email|phone|anchor)_link wagtailadmin_tag_autocomplete
        wagtailadmin_editing_sessions:release desk_links desk_guide safety_overview
        wagtailembeds:chooser(_upload)? wagtailadmin_sprite wagtailadmin_password_reset
        wagtailadmin_workflows:task_cho(sen|oser_create) wagtailadmin_pages:revisions_index
        /admin/settings/\w+/\w+/""",
        changes=False,
    ),
    Line(
        "a step of a review, for whom the step is: there is none",
        EVERYBODY,
        r"""(wagtailadmin_pages|wagtailsnippets_\w+):(workflow_action|collect_workflow_action_data)
        (wagtailadmin_pages|wagtailsnippets_\w+):confirm_workflow_cancellation""",
        changes=False,
    ),
    Line(
        "users, sites, languages, collections and ways of review: the administrator",
        "A",
        r"""wagtailusers_users:.* wagtailsites:.* wagtaillocales:.* wagtailadmin_collections:.*
        wagtailadmin_workflows:(?!task_cho).*""",
    ),
    Line("deleting a file", "A", "wagtail(docs|images):delete(_multiple)?"),
    Line(
        "correcting a file",
        "pA",
        r"wagtaildocs:edit\w* wagtailimages:(edit\w*|preview|url_generator\w*)",
    ),
    Line(
        "bringing files, choosing them",
        "apckA",
        r"""wagtail(docs|images):(add|add_multiple|create_multiple_\w+|delete_upload_multiple)
        wagtail(docs|images)_chooser:(create|select_format)""",
    ),
    Line(
        "beginning a page",
        "apA",
        "wagtailadmin_pages:(add|add_subpage|preview_on_add)",
    ),
    Line(
        "changing somebody else's page",
        "rpA",
        "wagtailadmin_pages:(edit|copy|preview_on_edit|view_draft)",
    ),
    Line("stopping a page", "rpmA", "wagtailadmin_pages:(lock|unlock)"),
    Line("taking a page or a lesson down at once", "pmA", "safety_take_down lesson_take_down"),
    Line(
        "moving, deleting and withdrawing a page",
        "pA",
        "wagtailadmin_pages:(move|move_confirm|delete|unpublish|set_privacy|set_page_position)",
    ),
    Line("translating", "apckA", "desk_translations"),
    Line("lists of what waits for a review", "rp", "desk_list"),
    Line(
        "addresses that were, imports, and what a machine is told",
        "pA",
        r"""wagtailredirects:.* /admin/redirects/.* old_addresses plan_import(_save)?
        directory_confirm library_downloads statistics_(load|hide|withdraw) search_desk""",
    ),
    Line(
        "what towns told, and links that open an embargo", "pcA", "community_report key_links:add"
    ),
    Line(
        "beginning parts of the plan and of the portal",
        "apA",
        f"{_WRITTEN}:(add|preview_on_add) service_english",
    ),
    Line("writing them", "arpA", f"{_WRITTEN}:(edit|preview_on_edit)"),
    Line("publishing and stopping them", "pA", f"{_WRITTEN}:(lock|unlock|unpublish)"),
    Line(
        "lists that are not reviewed",
        "pA",
        rf"""{_KEPT}:(add|edit) wagtailsnippets_portal_indicatorcomment:edit
        wagtailsnippets_(centre|search)_\w+:delete help_lines:(add|edit|copy|delete)""",
    ),
    Line(
        "reports on the plan, its risks, and who reports from outside",
        "mA",
        r"""staff_(adopt|verify) status_reports:add partner_links:(add|edit|delete)
        plan_(measures|risks|continuations):(add|edit|delete)
        wagtailsettings:edit""",
    ),
    Line(
        "the development of employees",
        "mkA",
        r"staff_(plans|table|plan|item|record) employees:(add|edit)",
    ),
    Line(
        "groups, enrolments, marks and certificates",
        "k",
        rf"""certificate_\w+ gradebooks? training_(?!my_).* enrolments:(add|edit)
        {_TAUGHT}:(?!unpublish|workflow|revisions|history|usage|confirm|collect).*""",
    ),
    Line("withdrawing a test or a survey", "pk", f"{_TAUGHT}:unpublish"),
    Line(
        "beginning, ordering and withdrawing a lesson",
        "pkA",
        "wagtailsnippets_training_lesson:(add|preview_on_add|reorder|unpublish)",
    ),
    Line(
        "writing a lesson",
        "rpkA",
        r"""wagtailsnippets_training_lesson:(edit|preview_on_edit|lock|unlock)
        lesson_(side_by_side|begin_english)""",
    ),
    Line("deleting a lesson", "kA", "wagtailsnippets_training_lesson:delete"),
]
