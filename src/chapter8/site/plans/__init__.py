"""Plans of a partnership on a situation: modes, division of labour, scorecard, funding, gates and waivers."""
