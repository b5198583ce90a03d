namespace CrmBot.Language.Reading;

/// <summary>One option of a condition; a line's terms lie side by side, because lines are gone through for every section.</summary>
/// <param name="Further">How many options of the same condition come behind it.</param>
internal readonly record struct EvidenceTerm(int Sign, bool Negated, int Further);

/// <summary>What speaks for an intent or, with a negative weight, against it.</summary>
/// <param name="Place">In the file.</param>
/// <param name="Needed">A cue without which the line cannot hold, or -1: most lines are passed over by it.</param>
/// <param name="Text">As written in the file, without the intent.</param>
internal readonly record struct EvidenceLine(int Place, int Intent, int Weight, int Needed, EvidenceTerm[] Terms, string Text)
{
    public bool Holds(in SectionSigns shown)
    {
        var terms = Terms.AsSpan();
        for (var i = 0; i < terms.Length; i++)
        {
            ref readonly var term = ref terms[i];
            if (shown.Has(term.Sign))
            {
                if (term.Negated) return false;
                i += term.Further;
            }
            else if (term is { Negated: false, Further: 0 })
            {
                return false;
            }
        }

        return true;
    }
}
