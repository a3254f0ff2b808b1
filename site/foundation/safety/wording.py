"""What an object says, as one short hash: whether words are those that somebody looked at."""

import hashlib
import json
import re
from typing import Any

from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

# Where something stands, when it was saved and by whom is not what it says.
_BOOKKEEPING = frozenset(
    {
        "pk",
        "id",
        "path",
        "depth",
        "numchild",
        "url_path",
        "draft_title",
        "live",
        "has_unpublished_changes",
        "owner",
        "locked",
        "locked_at",
        "locked_by",
        "latest_revision",
        "live_revision",
        "latest_revision_created_at",
        "go_live_at",
        "expire_at",
        "expired",
        "first_published_at",
        "last_published_at",
        "translated_from",
        "alias_of",
        "content_type",
        "wagtail_admin_comments",
        "translation_key",
        "locale",
        "page",
        "show_in_menus",
        "in_footer",
        "sort_order",
        "index_entries",
    }
)
# The editor of rich text gives each paragraph a key of its own, which is no word.
_EDITOR_KEYS = re.compile(r'(<[a-z][a-z0-9]*)\s+data-block-key="[^"<>]*"')


def content_hash(obj: Any) -> str:
    """Return the hash of what ``obj`` says: the same for the same words, whoever saved them."""
    said = _said(type(obj), obj.serializable_data())
    text = json.dumps(said, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _said(model: Any, data: dict[str, Any]) -> dict[str, Any]:
    fields = {field.name: field for field in model._meta.concrete_fields}
    rows = {}
    if issubclass(model, ClusterableModel):
        relations = get_all_child_relations(model)
        rows = {each.get_accessor_name(): each.related_model for each in relations}
    said = {}
    for name, held in data.items():
        if name in _BOOKKEEPING:
            continue
        field = fields.get(name)
        if isinstance(field, StreamField):
            said[name] = _said_in(field.stream_block, json.loads(held or "[]"))
        elif isinstance(field, RichTextField):
            said[name] = _without_keys(held)
        elif name in rows:
            said[name] = [_said(rows[name], row) for row in held]
        else:
            said[name] = held
    return said


def _said_in(block: Any, value: Any) -> Any:
    """Return what a block holds. Nothing in it is bookkeeping but the key of each piece: a field of
    a block may have any name, and where a link leads is said as well.
    """
    if isinstance(block, blocks.StreamBlock):
        kinds = block.child_blocks
        return [
            {"type": each["type"], "value": _said_in(kinds.get(each["type"]), each["value"])}
            for each in value or ()
        ]
    if isinstance(block, blocks.ListBlock):
        return [_said_in_item(block.child_block, each) for each in value or ()]
    if isinstance(block, blocks.StructBlock) and isinstance(value, dict):
        kinds = block.child_blocks
        return {name: _said_in(kinds.get(name), held) for name, held in value.items()}
    return _without_keys(value) if isinstance(block, blocks.RichTextBlock) else value


def _said_in_item(block: Any, item: Any) -> Any:
    """Return what an item of a list holds, as it is stored now or was before items had keys."""
    if isinstance(item, dict) and item.keys() >= {"type", "value"}:
        return {"type": item["type"], "value": _said_in(block, item["value"])}
    return _said_in(block, item)


def _without_keys(html: Any) -> Any:
    return _EDITOR_KEYS.sub(r"\1", html) if isinstance(html, str) else html
