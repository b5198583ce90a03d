using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Customers;

/// <summary>钱总拍板，他儿子管采购: the second part is played by somebody without a name, and not by the one named before.</summary>
internal static class KinHolder
{
    /// <summary>他儿子管采购, 管采购的是他儿子.</summary>
    public static bool IsSpokenOf(Section clause) =>
        Nearby.Words("kin").Begins(clause.Words) || Nearby.Words("kin").Ends(clause.Words.TrimEnd(" 。.！!".AsSpan()));

    public static bool Is(Section section, CueHit role)
    {
        foreach (var clause in section.Clauses)
        {
            if (clause.Contains(role.Start)) return Nearby.Words("kin").Ends(section.Lower.AsSpan(clause.Start, role.Start - clause.Start));
        }

        return false;
    }
}
