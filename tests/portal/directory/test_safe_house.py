"""Can anything make the site keep or show where a safe house is?"""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from portal.directory.models import Provider, Service
from portal.directory.models.service import PLACE
from portal.directory.secrecy import sounds_like_a_safe_house, tells_a_place
from tests.factories.accounts import enter_desk, make_account

SECRET = {
    "address": "Тајна 5",
    "how_to_get": "Код парка лево",
    "areas": " nis ",
    "website": "https://maps.example.org/x",
    "email": "kuca@example.org",
}


@pytest.mark.parametrize("column", PLACE)
@pytest.mark.parametrize("language", ["sr", "en"])
def test_sql_cannot_store_a_place_with_a_safe_house(directory, column, language):
    row = Service.objects.get(slug="prihvatiliste", locale__language_code=language)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE portal_service SET {column} = %s WHERE id = %s",
            [SECRET[column], row.pk],
        )


def test_sql_cannot_turn_a_service_with_an_address_into_a_safe_house(serbian):
    housing = serbian("smestaj-dece")
    Service.objects.filter(pk=housing.pk).update(address="Улица 1")
    with pytest.raises(IntegrityError), transaction.atomic():
        Service.objects.filter(pk=housing.pk).update(kind="safe_house", how_to_get="")


def test_no_field_holds_a_provider_s_address_or_coordinates():
    names = {field.name for model in (Provider, Service) for field in model._meta.get_fields()}
    assert not names & {"latitude", "longitude", "coordinates", "map", "directions", "place"}
    assert "address" not in {field.name for field in Provider._meta.get_fields()}


@pytest.mark.parametrize("column", PLACE)
def test_the_model_refuses_a_place(serbian, column):
    house = serbian("prihvatiliste")
    setattr(house, column, ["nis"] if column == "areas" else SECRET[column])
    with pytest.raises(ValidationError) as refused:
        house.full_clean()
    assert column in refused.value.message_dict


@pytest.mark.parametrize(
    "text",
    [
        "Кућа у Нишу.",
        "Kuća u Novom Sadu",
        "A house in Belgrade",
        "ул. Тајна",
        "у улици Тајној",
        "43.3209, 21.8958",
        "поштански број 18000",
        "https://maps.app/x",
    ],
)
def test_words_that_tell_a_place_are_refused(serbian, text):
    house = serbian("prihvatiliste")
    house.summary = text
    with pytest.raises(ValidationError) as refused:
        house.full_clean()
    assert "summary" in refused.value.message_dict


@pytest.mark.parametrize(
    "text", ["Борба против трговине људима", "Безбедан смештај за жене старије од 16 година."]
)
def test_words_that_tell_nothing_are_kept(text):
    assert not tells_a_place(text)


def test_a_shelter_called_otherwise_keeps_no_address(serbian):
    assert sounds_like_a_safe_house("у Прихватилишту")
    housing = serbian("smestaj-dece")
    housing.summary, housing.address = "Сигурна кућа за децу", "Улица 1"
    with pytest.raises(ValidationError) as refused:
        housing.full_clean()
    assert "kind" in refused.value.message_dict


def test_the_desk_refuses_and_says_where(client, serbian):
    desk = enter_desk(client, make_account("publisher"))
    house = serbian("prihvatiliste")
    sent = {
        "name": house.name,
        "slug": house.slug,
        "kind": house.kind,
        "summary": house.summary,
        "provider": house.provider_id,
        "ages": house.ages,
        "sexes": house.sexes,
        "statuses": house.statuses,
        "languages": house.languages,
        "cost": house.cost,
        "areas": ["nis"],
        "address": "Тајна 5",
        "action-publish": "1",
    }
    answer = desk.post(reverse(Service.snippet_viewset.get_url_name("edit"), args=[house.pk]), sent)
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) >= {"areas", "address"}
    house.refresh_from_db()
    assert (house.address, house.areas) == ("", [])


@pytest.mark.parametrize("address", ["/usluge/prihvatiliste/", "/en/services/prihvatiliste/"])
def test_its_page_says_whom_to_call(client, directory, address):
    page = client.get(address).content.decode()
    assert "tel:192" in page
    assert ("Адреса је тајна" in page) or ("The address is secret" in page)
