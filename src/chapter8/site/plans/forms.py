"""The forms of the workbench: each makes one value of `nouns`, with codes that the atlas knows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chapter8.atlas.tables.actors import FUNCTIONS
from chapter8.errors import UsageError
from chapter8.respond.funding import COMMANDS, COSTS
from chapter8.respond.partnership.labour import ROLES
from chapter8.site.library.marking_form import MarkingForm
from chapter8.site.plans import nouns
from chapter8.site.registry.asking import read_states
from chapter8.site.registry.atlas import node_atlas

LONG, SHORT = 600, 120
MOST_MONEY, MOST_PEOPLE = 1e12, 1_000_000
_PERSONNEL = re.compile(r"\s*([^,;:=]+?)\s*[:=]?\s*(\d[\d ]*)\s*")
CODES = gettext_lazy("Codes of organizations: AU ECOWAS UN")
_COST_WORDS = {
    "stipends": gettext_lazy("Stipends"),
    "equipment": gettext_lazy("Equipment"),
    "logistics": gettext_lazy("Logistics"),
    "operations": gettext_lazy("Operations"),
    "mediation": gettext_lazy("Mediation"),
    "observers": gettext_lazy("Observers"),
}
MEASURE_WORDS = [("consent", gettext_lazy("with the state's consent")), ("coercive", gettext_lazy("coercive"))]
ROLE_WORDS = {
    "lead": gettext_lazy("lead"), "support": gettext_lazy("support"), "inform": gettext_lazy("inform"),
}  # fmt: skip


def day_field(label: Any, *, required: bool = True) -> forms.DateField:
    """A day, picked or written as 2026-07-31."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=required, widget=widget)


def text_field(label: Any, *, required: bool = True, rows: int = 0, hint: Any = "") -> forms.CharField:
    """Words: one line, or several."""
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"}) if rows else forms.TextInput(attrs={"dir": "auto"})
    return forms.CharField(label=label, required=required, max_length=LONG, widget=widget, help_text=hint)


class OrganizationField(forms.CharField):
    """The code of one organization that the atlas knows, or nothing."""

    def clean(self, value: Any) -> Any:
        """The code, in capitals."""
        code = str(super().clean(value) or "").strip().upper()
        if code:
            known_codes([code])
        return code


class OrganizationsField(forms.CharField):
    """Codes of organizations, with blanks or commas."""

    def clean(self, value: Any) -> Any:
        """A tuple of codes."""
        written = re.split(r"[\s,;]+", str(super().clean(value) or "").strip().upper())
        codes = tuple(dict.fromkeys(code for code in written if code))
        known_codes(codes)
        return codes


class StatesField(forms.CharField):
    """States by name or code, with commas."""

    def clean(self, value: Any) -> Any:
        """A tuple of codes."""
        try:
            return read_states(str(super().clean(value) or ""), node_atlas())
        except UsageError as error:
            raise forms.ValidationError(f"{error.cause}. {error.remedy}") from error


class PersonnelField(forms.CharField):
    """Personnel by state: "Ghana 500, Nigeria 800"."""

    def clean(self, value: Any) -> Any:
        """A table of codes and numbers."""
        found: dict[str, int] = {}
        for part in filter(None, (each.strip() for each in re.split(r"[,;\n]", str(super().clean(value) or "")))):
            matched = _PERSONNEL.fullmatch(part)
            if matched is None:
                raise forms.ValidationError(_("Write a state and a number: Ghana 500, Nigeria 800"))
            try:
                (code,) = read_states(matched[1], node_atlas())
            except UsageError as error:
                raise forms.ValidationError(f"{error.cause}. {error.remedy}") from error
            found[code] = found.get(code, 0) + min(int(matched[2].replace(" ", "")), MOST_PEOPLE)
        return found


def known_codes(codes: Iterable[str]) -> None:
    """Raise ValidationError for a code that no organization bears."""
    known = {organization.code.upper() for organization in node_atlas().organizations} | {"UN"}
    if unknown := sorted(set(codes) - known):
        raise forms.ValidationError(_("No organization has the code %(code)s.") % {"code": unknown[0]})


class BeginForm(MarkingForm):
    """Begin a plan: how far it may travel."""


class FrameForm(forms.Form):
    """What is planned."""

    measure = forms.ChoiceField(label=gettext_lazy("Measure"), choices=MEASURE_WORDS)
    organization = OrganizationField(
        label=gettext_lazy("Who would act"), required=False, max_length=16,
        help_text=gettext_lazy("Code of the organization; empty for a coalition of States"),
    )  # fmt: skip
    command = forms.ChoiceField(
        label=gettext_lazy("Who commands"), choices=[(each, each.upper()) for each in COMMANDS]
    )  # fmt: skip
    council_mandate = forms.BooleanField(
        label=gettext_lazy("The Security Council has mandated or authorized it"), required=False
    )

    def value(self) -> nouns.Frame:
        """What was written."""
        data = self.cleaned_data
        return nouns.Frame(data["measure"], data["organization"] or None, data["command"], data["council_mandate"])


class ActorsForm(forms.Form):
    """Who is relevant, involved, and leads the planning."""

    relevant = OrganizationsField(label=gettext_lazy("Relevant actors"), required=False, help_text=CODES)
    involved = OrganizationsField(
        label=gettext_lazy("Involved in the planning"), required=False,
        help_text=gettext_lazy("Their analysts and planners may add means, tasks, options and pledges here"),
    )  # fmt: skip
    planning_leads = OrganizationsField(label=gettext_lazy("Leads the planning"), required=False, help_text=CODES)

    def value(self) -> nouns.Actors:
        """What was written."""
        return nouns.Actors(**{name: self.cleaned_data[name] for name in self.fields})


class BudgetForm(forms.Form):
    """The cost of the whole plan, kind by kind."""

    source = text_field(gettext_lazy("Source"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """One field for each kind of cost, before the source."""
        super().__init__(*args, **kwargs)
        for cost in COSTS:
            self.fields[cost] = forms.FloatField(
                label=_COST_WORDS[cost], required=False, min_value=0, max_value=MOST_MONEY, widget=forms.NumberInput
            )
        self.order_fields([*COSTS, "source"])

    def value(self) -> nouns.Budget:
        """What was written; kinds left empty cost nothing."""
        amounts = {cost: self.cleaned_data[cost] for cost in COSTS if self.cleaned_data[cost]}
        return nouns.Budget(amounts, self.cleaned_data["source"])


class WaiveForm(forms.Form):
    """Why a gate is set aside."""

    reason = text_field(gettext_lazy("Reason"), hint=gettext_lazy("Prints with your name on every export"))


class MeansForm(MarkingForm):
    """What an organization can bring."""

    organization = OrganizationField(label=gettext_lazy("Organization"), max_length=16)
    strength = forms.IntegerField(
        label=gettext_lazy("Uniformed personnel"), required=False, min_value=0, max_value=MOST_PEOPLE
    )
    deploy_days = forms.IntegerField(label=gettext_lazy("Days to deploy"), required=False, min_value=0, max_value=3650)
    months = forms.IntegerField(label=gettext_lazy("Months sustained"), required=False, min_value=0, max_value=600)
    source = text_field(gettext_lazy("Source"))
    field_order = ("organization", "strength", "deploy_days", "months", "source")

    def clean(self) -> dict[str, Any]:
        """Something is stated."""
        data = super().clean() or self.cleaned_data
        if all(data.get(name) is None for name in ("strength", "deploy_days", "months")):
            raise forms.ValidationError(_("State at least one figure."))
        return data

    def value(self) -> nouns.MeansStated:
        """What was written."""
        data = self.cleaned_data
        return nouns.MeansStated(data["strength"], data["deploy_days"], data["months"], data["source"])


class MoneyForm(MarkingForm):
    """Money firmly promised."""

    giver = text_field(gettext_lazy("Who gives"))
    amount = forms.FloatField(label=gettext_lazy("Amount, US dollars"), min_value=1, max_value=MOST_MONEY)
    source = text_field(gettext_lazy("Source"))
    field_order = ("giver", "amount", "source")

    def value(self) -> nouns.MoneyPledged:
        """What was written."""
        return nouns.MoneyPledged(self.cleaned_data["giver"], self.cleaned_data["amount"], self.cleaned_data["source"])


class TaskForm(forms.Form):
    """A task."""

    title = text_field(gettext_lazy("Task"))
    function = forms.ChoiceField(
        label=gettext_lazy("Function"), choices=[(each, each.replace("_", " ")) for each in FUNCTIONS]
    )
    area = StatesField(label=gettext_lazy("Area"), help_text=gettext_lazy("Names or codes of states, with commas"))
    start = day_field(gettext_lazy("From"))
    end = day_field(gettext_lazy("Last day"), required=False)

    def value(self) -> nouns.TaskSet:
        """What was written."""
        return nouns.TaskSet(**{name: self.cleaned_data[name] for name in self.fields})


class RolesForm(forms.Form):
    """Who leads, supports and is told, in one task."""

    def __init__(self, *args: Any, actors: Iterable[str] = (), **kwargs: Any) -> None:
        """A choice for each actor."""
        super().__init__(*args, **kwargs)
        choices = [("", "–"), *((role, ROLE_WORDS[role]) for role in ROLES)]
        for actor in actors:
            self.fields[actor] = forms.ChoiceField(label=actor, choices=choices, required=False)


class DeploymentForm(MarkingForm):
    """Personnel that is out or promised."""

    organization = OrganizationField(label=gettext_lazy("Organization"), max_length=16)
    to = OrganizationField(
        label=gettext_lazy("Serves"), max_length=16, help_text=gettext_lazy("Code of the body it is promised to")
    )
    strength = forms.IntegerField(label=gettext_lazy("Personnel"), min_value=1, max_value=MOST_PEOPLE)
    unit = text_field(gettext_lazy("Unit"), required=False, hint=gettext_lazy("As in the standby register: ESF-INF-01"))
    contributor = StatesField(label=gettext_lazy("Contributing state"), required=False)
    first = day_field(gettext_lazy("From"))
    last = day_field(gettext_lazy("Last day"), required=False)
    source = text_field(gettext_lazy("Source"))
    field_order = ("organization", "to", "strength", "unit", "contributor", "first", "last", "source")

    def value(self) -> nouns.DeploymentSaid:
        """What was written."""
        data = self.cleaned_data
        return nouns.DeploymentSaid(
            data["organization"], data["to"], data["strength"], data["first"], data["last"], data["source"],
            data["unit"].strip(), next(iter(data["contributor"]), ""),
        )  # fmt: skip


class OptionForm(forms.Form):
    """One way to act."""

    title = text_field(gettext_lazy("Option"))
    leads = OrganizationField(label=gettext_lazy("Who leads"), max_length=16)
    decides = OrganizationField(label=gettext_lazy("Who decides"), max_length=16)
    force = forms.BooleanField(label=gettext_lazy("Deploys armed personnel"), required=False)
    personnel = PersonnelField(
        label=gettext_lazy("Personnel by state"), required=False, help_text=gettext_lazy("Ghana 500, Nigeria 800")
    )
    cost = forms.FloatField(label=gettext_lazy("Cost, US dollars"), required=False, min_value=0, max_value=MOST_MONEY)
    drivers = forms.MultipleChoiceField(
        label=gettext_lazy("Drivers that it addresses"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, drivers: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        """The drivers that the situation has."""
        super().__init__(*args, **kwargs)
        known = list(drivers)
        field = self.fields["drivers"]
        if known and isinstance(field, forms.MultipleChoiceField):
            field.choices = known
        else:
            del self.fields["drivers"]

    def value(self) -> nouns.OptionSet:
        """What was written."""
        data = self.cleaned_data
        return nouns.OptionSet(
            data["title"], data["leads"], data["decides"], data["personnel"], data["cost"],
            tuple(data.get("drivers", ())), data["force"],
        )  # fmt: skip


class DriverForm(forms.Form):
    """A cause of the situation."""

    text = text_field(gettext_lazy("Driver"))
    source = text_field(gettext_lazy("Source"))

    def value(self) -> nouns.DriverNamed:
        """What was written."""
        return nouns.DriverNamed(self.cleaned_data["text"], self.cleaned_data["source"])


class InterestForm(forms.Form):
    """Why a state may have an agenda of its own."""

    state = StatesField(label=gettext_lazy("State"))
    why = text_field(gettext_lazy("Why"), hint=gettext_lazy("Neighbour of Iskara; party to the talks"))
    source = text_field(gettext_lazy("Source"))

    def value(self) -> nouns.InterestNamed:
        """What was written."""
        return nouns.InterestNamed(self.cleaned_data["why"], self.cleaned_data["source"])


class BarForm(forms.Form):
    """A paragraph of a Council decision that bars a measure."""

    symbol = text_field(
        gettext_lazy("Decision"), hint=gettext_lazy("Symbol of a document in the library: S/RES/1631 (2005)")
    )
    paragraph = forms.CharField(label=gettext_lazy("Paragraph"), max_length=32)
    states = StatesField(
        label=gettext_lazy("States"), required=False, help_text=gettext_lazy("Empty for all of the situation")
    )
    organizations = OrganizationsField(
        label=gettext_lazy("Whom it bars"), required=False, help_text=gettext_lazy("Empty for anybody")
    )
    measure = forms.ChoiceField(
        label=gettext_lazy("Measure"), required=False, choices=[("", gettext_lazy("both kinds")), *MEASURE_WORDS]
    )
    since = day_field(gettext_lazy("From"), required=False)
    until = day_field(gettext_lazy("Last day"), required=False)
    excepts = forms.CharField(
        label=gettext_lazy("Paths left open"), required=False, max_length=SHORT,
        help_text=gettext_lazy("Keys of legal paths that the decision itself leaves open: P53/VII"),
    )  # fmt: skip


class AttachForm(forms.Form):
    """The paragraph in which the Council authorizes."""

    symbol = text_field(
        gettext_lazy("Decision"), hint=gettext_lazy("Symbol of a document in the library: S/RES/1631 (2005)")
    )
    paragraph = forms.CharField(label=gettext_lazy("Paragraph"), max_length=32)
    organization = OrganizationField(
        label=gettext_lazy("Whom it authorizes"), required=False, max_length=16,
        help_text=gettext_lazy("Code of the organization; empty for a coalition of States"),
    )  # fmt: skip
    dated = day_field(gettext_lazy("From"), required=False)
    expires = day_field(gettext_lazy("Last day"), required=False)
