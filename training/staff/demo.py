"""The demonstration's staff: eight employees by number, their plans for 2015, what came of them."""

from datetime import date

from foundation.cleaning.files import CleanFile
from foundation.models import User

from .models import DevelopmentPlan, Employee, Kind
from .services import adopt_plan, plan_development, plan_training, record_training, verify_record

YEAR = 2015
MANAGER, ADMINISTRATOR = "rukovodilac@demo.example", "administrator@demo.example"
POSTS = [
    "Руководилац",
    "Стручни радник за идентификацију",
    "Стручни радник за идентификацију",
    "Стручни радник за координацију заштите",
    "Стручни радник за координацију заштите",
    "Правник",
    "Психолог",
    "Администратор обука",
]
ACCOUNTS = {1: MANAGER, 8: "obuke@demo.example"}
ITEMS = [
    (
        "Разговор који не наноси штету",
        Kind.EXTERNAL,
        "Обука о разговору са преживелима трауме",
        16,
        date(2015, 6, 30),
    ),
    (
        "Примена индикатора за прелиминарну идентификацију",
        Kind.INTERNAL,
        "Интерна обука о индикаторима",
        8,
        date(2015, 4, 30),
    ),
]
NOTE = "Пример потврде за демонстрацију. Није издата ником.\n"


def load() -> None:
    """Make the staff once, after the accounts."""
    if Employee.objects.exists():
        return
    manager, other = (User.objects.get(email=email) for email in (MANAGER, ADMINISTRATOR))
    for number, post in enumerate(POSTS, start=1):
        employee = Employee.objects.create(
            name=f"Запослени {number}",
            post=post,
            account=User.objects.filter(email=ACCOUNTS.get(number, "")).first(),
            employed_from=date(2012, 7, 2),
        )
        decides = other if employee.account_id == manager.pk else manager
        _fill(plan_development(employee=employee, year=YEAR), decides, number)


def _fill(plan: DevelopmentPlan, decides: User, number: int) -> None:
    items = [
        plan_training(plan=plan, need=need, kind=kind, training=training, hours=hours, due=due)
        for need, kind, training, hours, due in ITEMS
    ]
    adopt_plan(plan=plan, user=decides)
    for item in items[: 2 if number <= 6 else 1]:
        record = record_training(
            plan=plan,
            user=decides,
            fields={
                "item": item,
                "kind": item.kind,
                "training": item.training,
                "provider": "Пример организатора",
                "ended_on": item.due,
                "hours": item.hours,
                "proof": CleanFile(NOTE.encode(), name="potvrda.txt"),
            },
        )
        if number != 8:
            verify_record(record=record, user=decides)
