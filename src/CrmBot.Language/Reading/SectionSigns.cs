namespace CrmBot.Language.Reading;

internal enum Sign : byte
{
    /// <summary>A fact that nobody has asked for.</summary>
    Open,
    Shown,
    Absent,
}

/// <summary>The signs of one section; a fact is looked at when a line first asks for it.</summary>
internal readonly ref struct SectionSigns(Section section, List<Func<Section, bool>?> facts, Span<Sign> signs)
{
    private readonly Span<Sign> _signs = signs;

    /// <returns>Whether it had not been shown yet.</returns>
    public bool Show(int sign)
    {
        if (_signs[sign] == Sign.Shown) return false;
        _signs[sign] = Sign.Shown;
        return true;
    }

    public bool Has(int sign)
    {
        ref var known = ref _signs[sign];
        if (known == Sign.Open) known = facts[sign]!(section) ? Sign.Shown : Sign.Absent;
        return known == Sign.Shown;
    }
}
