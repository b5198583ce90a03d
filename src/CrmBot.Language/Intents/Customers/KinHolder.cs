using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Customers;

/// <summary>钱总拍板，他儿子管采购: the second part is played by somebody without a name, and not by the one named before.</summary>
internal static class KinHolder
{
    public static bool Is(Section section, CueHit role)
    {
        foreach (var clause in section.Clauses)
        {
            if (clause.Contains(role.Start)) return Nearby.Words("kin").Ends(section.Lower.AsSpan(clause.Start, role.Start - clause.Start));
        }

        return false;
    }
}
