"""What the database refuses of tickets, responses and results."""

from foundation.guards import Guard, register_guards

GUARDS = (
    Guard(
        "training_ticket_begins_unused",
        "training.SurveyTicket",
        "INSERT",
        "NEW.is_used",
        "a ticket begins unused",
    ),
    Guard(
        "training_ticket_of_its_group",
        "training.SurveyTicket",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM training_surveyround s"
        " JOIN training_enrolment e ON e.cohort_id = s.cohort_id"
        " WHERE s.id = NEW.round_id AND e.id = NEW.enrolment_id)",
        "a ticket is for somebody of the group",
    ),
    Guard(
        "training_ticket_used_once",
        "training.SurveyTicket",
        "UPDATE",
        "(OLD.is_used AND NOT NEW.is_used) OR NEW.id IS DISTINCT FROM OLD.id"
        " OR NEW.round_id IS DISTINCT FROM OLD.round_id"
        " OR NEW.enrolment_id IS DISTINCT FROM OLD.enrolment_id",
        "a used ticket stays used",
    ),
    Guard("training_ticket_kept", "training.SurveyTicket", "DELETE", "1 = 1", "tickets are kept"),
    Guard(
        "training_response_for_a_ticket",
        "training.SurveyResponse",
        "INSERT",
        "(SELECT COUNT(*) FROM training_surveyresponse r WHERE r.round_id = NEW.round_id)"
        " >= (SELECT COUNT(*) FROM training_surveyticket t"
        " WHERE t.round_id = NEW.round_id AND t.is_used)",
        "there is one response for each used ticket",
    ),
    Guard(
        "training_response_kept",
        "training.SurveyResponse",
        "UPDATE",
        "1 = 1",
        "responses are not changed",
    ),
    Guard(
        "training_result_in_steps",
        "training.SurveyResult",
        "INSERT",
        "NEW.responses < 5 + COALESCE((SELECT MAX(p.responses) FROM training_surveyresult p"
        " WHERE p.round_id = NEW.round_id), 0)"
        " OR NEW.responses > (SELECT COUNT(*) FROM training_surveyresponse r"
        " WHERE r.round_id = NEW.round_id)",
        "a result is told when enough more have answered",
    ),
    Guard(
        "training_round_fixed",
        "training.SurveyRound",
        "UPDATE",
        "(NEW.version_id IS DISTINCT FROM OLD.version_id"
        " OR NEW.cohort_id IS DISTINCT FROM OLD.cohort_id"
        " OR NEW.stage IS DISTINCT FROM OLD.stage)"
        " AND EXISTS (SELECT 1 FROM training_surveyticket t WHERE t.round_id = OLD.id)",
        "a round that was opened asks what it asked",
    ),
)


def declare() -> None:
    """Tell the foundation what no constraint can hold."""
    register_guards(*GUARDS)
