using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>
/// One bit for each cue of a section: most questions are about cues it does not have, and are answered by a missing bit. Several names
/// share a bit, so one that is set says nothing yet.
/// </summary>
/// <param name="Names">By whole name.</param>
/// <param name="Families">By how the name begins.</param>
internal readonly record struct CueMarks(ulong Names, ulong Families)
{
    public static CueMarks Of(List<CueHit> cues)
    {
        var (names, families) = (0UL, 0UL);
        foreach (var hit in cues)
        {
            names |= Name(hit.Name);
            families |= Family(hit.Name);
        }

        return new CueMarks(names, families);
    }

    public bool MayHave(string cue) => (Names & Name(cue)) != 0;

    public bool MayHaveFamily(string family) => (Families & Family(family)) != 0;

    // Names share their beginnings and their length more often than what stands in their middle and at their end.
    private static ulong Name(string name) => 1UL << ((name.Length + (name[^1] * 5) + (name[name.Length / 2] * 11) + (name[0] * 3)) & 63);

    private static ulong Family(string name) => 1UL << ((name[0] + (name[Math.Min(1, name.Length - 1)] * 7)) & 63);
}
