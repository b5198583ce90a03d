using CrmBot.Language.Reading;

namespace CrmBot.Language.Linking;

/// <summary>gone with SAP, signed with Odoo: who stands there is the competitor and no customer of ours.</summary>
internal static class RivalPlace
{
    public static bool EndsBefore(Section section, int at)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("lost.rival") && hit.Length > 1 && hit.End <= at && at - hit.End <= 1) return true;
        }

        return false;
    }
}
