namespace CrmBot.Language.Numbers;

/// <summary>What English number words add up to: a hundred and twenty thousand.</summary>
internal struct EnglishNumberSum()
{
    private static readonly Dictionary<string, int> Small = new(StringComparer.Ordinal)
    {
        ["zero"] = 0, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8,
        ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15,
        ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40,
        ["fourty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
    };

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> SmallWords =
        Small.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The small number said last; 100 where any may follow.</summary>
    private int _lastSmall = 100;
    private decimal _total;

    /// <summary>What the next thousand or million multiplies.</summary>
    private decimal _part;
    private bool _any;

    public readonly decimal Value => _total + _part;

    /// <summary>The largest magnitude so far.</summary>
    public decimal Scale { get; private set; } = 1;

    /// <summary>Adds a word that goes on with the number; false when it does not.</summary>
    public bool Add(string lower, int at, ReadOnlySpan<char> word)
    {
        var added = SmallWords.TryGetValue(word, out var small) ? AddSmall(small)
            : _any ? _part > 0 && (AddHundred(word) || AddMagnitude(word)) : AddArticle(lower, at, word);
        _any |= added;
        return added;
    }

    /// <summary>a hundred, a million.</summary>
    private bool AddArticle(string lower, int at, ReadOnlySpan<char> word)
    {
        if (word is not "a" || EnglishNumeral.Word(lower, at + 2) is not ("hundred" or "thousand" or "million")) return false;
        _part = 1;
        return true;
    }

    /// <summary>seven; six behind twenty; twenty behind a hundred.</summary>
    private bool AddSmall(int small)
    {
        var endsTens = _lastSmall is >= 20 and < 100 && small is > 0 and < 10;
        if (_any && !endsTens && _lastSmall != 100) return false;
        _part += small;
        _lastSmall = small;
        return true;
    }

    private bool AddHundred(ReadOnlySpan<char> word)
    {
        if (word is not "hundred" || _part >= 100) return false;
        (_part, _lastSmall) = (_part * 100, 100);
        return true;
    }

    private bool AddMagnitude(ReadOnlySpan<char> word)
    {
        if (Factor(word) is not { } factor) return false;
        (_total, _part, Scale, _lastSmall) = (_total + _part * factor, 0, Math.Max(Scale, factor), 100);
        return true;
    }

    internal static decimal? Factor(ReadOnlySpan<char> word) => word switch
    {
        "thousand" => 1_000m,
        "million" => 1_000_000m,
        "billion" => 1_000_000_000m,
        _ => null,
    };
}
