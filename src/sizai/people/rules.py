"""Who may what with persons and accounts: one predicate per verb."""

from __future__ import annotations

from typing import Any

from sizai.access.actor import Actor, Role
from sizai.access.policy import allow, predicate, role_in
from sizai.people.models import Account
from sizai.people.queries.persons import COUNTY_DIGITS

# ── persons ─────────────────────────────────────────────────────────────────────────────────────────────────────


@predicate
def in_area(actor: Actor, thing: Any) -> bool:
    """The person lives in the post's area (town unknown: in the county). Without one: the post has an area."""
    if not actor.scope or thing is None:
        return bool(actor.scope)
    return actor.reaches(thing.area_path) if thing.area_path else len(actor.scope) <= COUNTY_DIGITS


@predicate
def oneself(actor: Actor, thing: Any) -> bool:
    """The worker himself."""
    return thing is not None and actor.person_id is not None and thing.pk == actor.person_id


cadre = role_in(Role.FEDERATION_CADRE)
auditor = role_in(Role.AUDITOR)
worker = role_in(Role.WORKER)

allow("read_person", "看职工", ((cadre | auditor) & in_area) | (worker & oneself))
allow("create_person", "登记职工", cadre & in_area)
allow("change_person", "改职工", cadre & in_area)
allow("reveal_person", "查看职工号码", cadre & in_area)
allow("export_people", "导出职工", (cadre | auditor) & in_area)

# ── accounts, posts, the door, the history ──────────────────────────────────────────────────────────────────────


@predicate
def own_account(actor: Actor, thing: Any) -> bool:
    """The account (or the post, the link of the account) is the actor's own."""
    owner = thing.pk if isinstance(thing, Account) else getattr(thing, "account_id", None)
    return actor.account_id is not None and actor.account_id == owner


administrator = role_in(Role.ADMINISTRATOR)
overseer = role_in(Role.ADMINISTRATOR, Role.AUDITOR)

allow("read_accounts", "看账号", overseer)
allow("open_account", "开户", administrator)
allow("change_account", "改账号", administrator)
allow("disable_account", "停用账号", administrator)
allow("enable_account", "启用账号", administrator)
allow("unlock_account", "解锁账号", administrator)
allow("issue_password_link", "发一次性链接", administrator)
allow("set_password", "设口令", administrator | own_account)
allow("reset_second_factor", "清除两步验证", administrator)
allow("add_second_factor", "开两步验证", own_account)
allow("remove_second_factor", "关两步验证", own_account)
allow("renew_recovery_codes", "换备用码", own_account)
allow("fail_second_factor", "两步验证没过", own_account)
allow("sign_in", "登录", own_account)
allow("sign_out", "退出", own_account)
allow("lock_out", "停用登录", administrator)

# Posts are nouns of `orgs`; who may give them is said here, beside the accounts they are given to.
allow("give_post", "给岗位", administrator)
allow("end_post", "结束岗位", administrator)
allow("choose_post", "选岗位", own_account)

allow("read_audit", "看操作记录", overseer)
allow("verify_audit", "核对操作记录", overseer)
allow("export_audit", "导出操作记录", overseer)
