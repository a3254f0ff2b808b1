"""Who gets in where in the desk: a letter a role (see ``test_who_enters_where``).

Names are those of addresses, one for each view.
"""

EVERYBODY = """
desk_guide desk_links wagtailsnippetchoosers_centre_publicationduty:choose
safety_overview wagtail_localize:translations_report wagtailadmin_account
wagtailadmin_api:documents:detail wagtailadmin_api:documents:listing
wagtailadmin_api:images:detail wagtailadmin_api:images:listing wagtailadmin_api:pages:listing
wagtailadmin_choose_page wagtailadmin_choose_page_anchor_link wagtailadmin_choose_page_child
wagtailadmin_choose_page_chosen_multiple wagtailadmin_choose_page_email_link
wagtailadmin_choose_page_external_link wagtailadmin_choose_page_phone_link
wagtailadmin_choose_page_search wagtailadmin_dismissibles wagtailadmin_explore
wagtailadmin_explore_root wagtailadmin_home wagtailadmin_login
wagtailadmin_pages:collect_workflow_action_data wagtailadmin_pages:confirm_workflow_cancellation
wagtailadmin_pages:move_confirm wagtailadmin_pages:search wagtailadmin_pages:type_use
wagtailadmin_pages:workflow_action wagtailadmin_password_reset wagtailadmin_reports:site_history
wagtailadmin_sprite wagtailadmin_tag_autocomplete wagtailadmin_workflows:task_chooser
wagtailadmin_workflows:task_chooser_create wagtailadmin_workflows:task_chosen
wagtaildocs_chooser:choose wagtaildocs_chooser:chosen_multiple wagtailembeds:chooser
wagtailembeds:chooser_upload wagtailimages_chooser:choose wagtailimages_chooser:chosen_multiple
wagtailsnippetchoosers_centre_topic:choose wagtailsnippetchoosers_centre_topic:chosen
wagtailsnippetchoosers_portal_activity:choose wagtailsnippetchoosers_portal_activity:chosen
wagtailsnippetchoosers_portal_fundingsource:choose
wagtailsnippetchoosers_portal_fundingsource:chosen
wagtailsnippetchoosers_portal_generalgoal:choose wagtailsnippetchoosers_portal_generalgoal:chosen
wagtailsnippetchoosers_portal_holder:choose wagtailsnippetchoosers_portal_holder:chosen
wagtailsnippetchoosers_portal_indicatorset:choose
wagtailsnippetchoosers_portal_indicatorset:chosen wagtailsnippetchoosers_portal_localteam:choose
wagtailsnippetchoosers_portal_localteam:chosen wagtailsnippetchoosers_portal_planevent:choose
wagtailsnippetchoosers_portal_planevent:chosen wagtailsnippetchoosers_portal_provider:choose
wagtailsnippetchoosers_portal_provider:chosen wagtailsnippetchoosers_portal_service:choose
wagtailsnippetchoosers_portal_service:chosen wagtailsnippetchoosers_portal_specificgoal:choose
wagtailsnippetchoosers_portal_specificgoal:chosen
wagtailsnippetchoosers_centre_publicationduty:chosen
"""
WHO = {
    "": """
enrolments:delete partner_links:delete partner_links:edit partner_report_decision
status_reports:delete status_reports:edit
wagtailsnippets_portal_activity:delete wagtailsnippets_portal_fundingsource:delete
wagtailsnippets_portal_generalgoal:delete wagtailsnippets_portal_holder:delete
wagtailsnippets_portal_indicatorset:delete wagtailsnippets_portal_localteam:delete
wagtailsnippets_portal_planevent:delete wagtailsnippets_portal_provider:delete
wagtailsnippets_portal_service:delete wagtailsnippets_portal_specificgoal:delete
wagtailusers_groups:add wagtailusers_groups:delete wagtailusers_groups:edit
wagtailusers_groups:index
""",
    "A": """
wagtailadmin_collections:add wagtailadmin_collections:index wagtailadmin_collections:set_privacy
wagtailadmin_workflows:add wagtailadmin_workflows:disable wagtailadmin_workflows:disable_task
wagtailadmin_workflows:edit wagtailadmin_workflows:edit_task wagtailadmin_workflows:index
wagtailadmin_workflows:select_task_type wagtailadmin_workflows:task_index
wagtailadmin_workflows:usage wagtaildocs:delete wagtaildocs:document_usage wagtaildocs:edit
wagtailimages:delete wagtailimages:edit wagtailimages:image_usage wagtailimages:preview
wagtaillocales:add wagtaillocales:delete wagtaillocales:edit wagtaillocales:index wagtailsites:add
wagtailsites:delete wagtailsites:edit wagtailsites:index wagtailusers_users:add
wagtailusers_users:delete wagtailusers_users:edit wagtailusers_users:index
""",
    "k": """
enrolments:add enrolments:edit enrolments:index
""",
    "cA": """
community_picture community_report community_reports
""",
    "mA": """
partner_links:add partner_links:index plan_continuations:add plan_continuations:delete
plan_continuations:edit plan_continuations:index plan_measures:add plan_measures:delete
plan_measures:edit plan_measures:index plan_risks:add plan_risks:delete plan_risks:edit
plan_risks:index status_reports:add status_reports:index wagtailsettings:edit
""",
    "pA": """
directory_confirmations help_lines:add help_lines:delete help_lines:edit help_lines:index
old_addresses plan_import wagtailadmin_pages:delete wagtailadmin_pages:move
wagtailadmin_pages:set_privacy wagtailadmin_pages:unpublish wagtailredirects:add
wagtailredirects:index wagtailredirects:start_import wagtailsnippets_centre_topic:add
wagtailsnippets_centre_topic:delete wagtailsnippets_centre_topic:edit
wagtailsnippets_centre_topic:list wagtailsnippets_portal_fundingsource:add
wagtailsnippets_portal_fundingsource:edit wagtailsnippets_portal_fundingsource:list
wagtailsnippets_portal_holder:add wagtailsnippets_portal_holder:edit
wagtailsnippets_portal_holder:list wagtailsnippets_portal_planevent:add
wagtailsnippets_portal_planevent:edit wagtailsnippets_portal_planevent:list
wagtailsnippets_portal_provider:add wagtailsnippets_portal_provider:edit
wagtailsnippets_portal_provider:list
""",
    "rp": """
desk_list
""",
    "apA": """
wagtailadmin_pages:add wagtailadmin_pages:add_subpage wagtailsnippets_portal_activity:add
wagtailsnippets_portal_generalgoal:add wagtailsnippets_portal_indicatorset:add
wagtailsnippets_portal_localteam:add wagtailsnippets_portal_service:add
wagtailsnippets_portal_specificgoal:add
""",
    "pcA": """
key_links:add key_links:index
""",
    "pmA": """
safety_take_down
""",
    "rpA": """
wagtailadmin_pages:copy wagtailadmin_pages:edit wagtailadmin_pages:history
wagtailadmin_pages:usage wagtailadmin_pages:view_draft
""",
    "apcA": """
wagtail_localize:submit_page_translation
""",
    "arpA": """
wagtailsnippets_portal_activity:edit wagtailsnippets_portal_activity:list
wagtailsnippets_portal_generalgoal:edit wagtailsnippets_portal_generalgoal:list
wagtailsnippets_portal_indicatorset:edit wagtailsnippets_portal_indicatorset:list
wagtailsnippets_portal_localteam:edit wagtailsnippets_portal_localteam:list
wagtailsnippets_portal_service:edit wagtailsnippets_portal_service:list
wagtailsnippets_portal_specificgoal:edit wagtailsnippets_portal_specificgoal:list
""",
    "rpmA": """
wagtailadmin_reports:locked_pages
""",
    "apckA": """
wagtaildocs:add wagtaildocs:add_multiple wagtaildocs:index wagtaildocs_chooser:chosen
wagtaildocs_chooser:create wagtailimages:add wagtailimages:add_multiple wagtailimages:index
wagtailimages_chooser:chosen wagtailimages_chooser:create wagtailimages_chooser:select_format
""",
    "arpmA": """
wagtailadmin_api:pages:detail
""",
    "arpckA": """
wagtailadmin_reports:aging_pages wagtailadmin_reports:page_types_usage
wagtailadmin_reports:workflow wagtailadmin_reports:workflow_tasks
""",
}
# Views that answer nothing to a reader of addresses: they take forms, or there is no such thing.
NOTHING_THERE = """
wagtailadmin_api:pages:find wagtailadmin_api:pages:action wagtailadmin_api:documents:find
wagtailadmin_api:images:find wagtail_bulk_action wagtailadmin_pages:choose_parent
wagtailadmin_pages:convert_alias wagtailadmin_pages:set_page_position
wagtailadmin_pages:workflow_preview wagtailadmin_pages:lock wagtailadmin_pages:unlock
wagtailadmin_tag_model_autocomplete wagtailadmin_collections:edit wagtailadmin_collections:delete
wagtailadmin_workflows:enable wagtailadmin_workflows:remove wagtailadmin_workflows:add_task
wagtailadmin_workflows:enable_task wagtailadmin_editing_sessions:ping
wagtailadmin_editing_sessions:release wagtailadmin_block_preview safety_ask safety_decide
plan_import_save directory_confirm wagtail_localize:submit_snippet_translation
wagtail_localize:update_translations wagtail_localize:edit_string_translation
wagtail_localize:edit_override wagtail_localize:download_pofile wagtail_localize:upload_pofile
wagtail_localize:machine_translate wagtail_localize:preview_translation
wagtail_localize:stop_translation wagtail_localize:convert_to_alias
wagtail_localize:snippets_api_listing wagtail_localize:snippets_api_detail wagtailredirects:edit
wagtailredirects:delete wagtailredirects:process_import wagtailsnippets:index
wagtaildocs:edit_multiple wagtaildocs:create_multiple_from_uploaded_document
wagtaildocs:delete_multiple wagtaildocs:delete_upload_multiple wagtailimages:url_generator
wagtailimages:url_generator_output wagtailimages:edit_multiple
wagtailimages:create_multiple_from_uploaded_image wagtailimages:delete_multiple
wagtailimages:delete_upload_multiple key_links:edit key_links:delete
wagtailadmin_password_reset_done wagtailadmin_password_reset_confirm
wagtailadmin_password_reset_complete
"""
