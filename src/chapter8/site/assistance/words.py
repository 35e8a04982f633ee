"""Topics, measures and statuses in words for people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

TOPIC_WORDS = {
    "counter_terrorism": _("Counter-terrorism"),
    "legislation_1540": _("Legislation under resolution 1540"),
    "mediation": _("Mediation"),
    "early_warning": _("Early warning"),
    "elections": _("Elections"),
    "security_sector_reform": _("Security sector reform"),
    "disarmament_demobilization": _("Disarmament, demobilization and reintegration"),
    "small_arms": _("Small arms"),
    "mine_action": _("Mine action"),
    "border_security": _("Border security"),
    "maritime_security": _("Maritime security"),
    "planning": _("Planning"),
    "logistics": _("Logistics"),
    "training": _("Training"),
    "human_rights": _("Human rights"),
    "sanctions": _("Sanctions"),
    "other": _("Another topic (not matched)"),
}
MEASURE_WORDS = {
    "prohibitions": _("Prohibitions"),
    "criminalisation": _("Criminalization and enforcement"),
    "accounting": _("Accounting"),
    "physical_protection": _("Physical protection"),
    "border_controls": _("Border controls"),
    "export_controls": _("Export controls"),
    "report": _("Report to the Committee"),
    "control_lists": _("Control lists"),
    "action_plan": _("Promotion and cooperation"),
}
STATUS_WORDS = {
    "in_force": _("in force"),
    "partly": _("in force in part"),
    "in_preparation": _("in preparation"),
    "not_in_place": _("not in place"),
}
