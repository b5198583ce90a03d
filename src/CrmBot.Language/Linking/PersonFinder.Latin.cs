namespace CrmBot.Language.Linking;

/// <content>Names in Latin letters that nobody has stored: told by their capitals,
/// by what stands around them, or by what only a person does.</content>
internal sealed partial class PersonFinder
{
    /// <summary>One to three capitalised words where a name is expected.</summary>
    private PersonMention? LatinAt(int at, string? title)
    {
        if (!char.IsAsciiLetterUpper(text.Folded[at]) || (title is null && !ExpectsName(at) && !Acts(at) && !IsCalledLikeVerb(at)))
            return null;
        var end = WordEnd(at);
        if (PersonWords.LengthAt("title", _lower, at) >= end - at) return null;
        for (var words = 1; words < 3 && IsCapitalNext(end); words++) end = WordEnd(end + 1);
        return end - at < 2 || (title is null && IsNoPerson(at, end)) ? null : Unknown(at, end - at, title);
    }

    /// <summary>A space, and a word with a capital behind it.</summary>
    private bool IsCapitalNext(int end) =>
        end + 1 < _lower.Length && _lower[end] == ' ' && char.IsAsciiLetterUpper(text.Folded[end + 1]) && !taken[end + 1];

    /// <summary>Abbreviations (PO), cities, and names one letter from a customer's.</summary>
    private bool IsNoPerson(int at, int end) =>
        text.Folded.AsSpan(at, end - at).IndexOfAnyInRange('a', 'z') < 0 || Places.CityLengthAt(_lower, at) == end - at
        || CustomerFinder.Near(world, _lower.AsSpan(at, end - at)).Length > 0;

    private bool ExpectsName(int at) =>
        (PersonWords.EndsBefore("theirs", _lower, at) && !PersonWords.EndsBefore("not.theirs", _lower, at))
            || PersonWords.EndsBefore("name.before", _lower, at) || FollowsPossessive(at);

    /// <summary>
    /// Putu makes the decisions, Priya Nair at Globex is the champion: a name at the head of its clause, and behind it what only a
    /// person does.
    /// </summary>
    private bool Acts(int at)
    {
        if (!IsHead(at)) return false;
        var end = PastCustomer(PastPost(FullEnd(at)));
        return PersonWords.LengthAt("acts", _lower, PersonSides.PastGap(_lower, end)) > 0 || IsHolderNext(end);
    }

    /// <summary>Marta Ruiz, CFO at Globex: the end of the post behind a name, or the place itself where none stands.</summary>
    private int PastPost(int end) => end + 2 < _lower.Length && _lower[end] == ','
        && PersonWords.LengthAt("title", _lower, end + 2) is > 0 and var post ? end + 2 + post : end;

    /// <summary>at Globex, behind a name: the end of the company, or the place itself where none stands.</summary>
    private int PastCustomer(int end)
    {
        if (PersonWords.LengthAt("met.of", _lower, end + 1) is not (> 0 and var link)) return end;
        foreach (var customer in customers)
            if (customer.Span.Start == end + 1 + link + 1) return customer.Span.End;
        return end;
    }

    /// <summary>is Globex's champion: what somebody is, behind the company's name.</summary>
    private bool IsHolderNext(int end)
    {
        const string Is = " is ";
        if (string.CompareOrdinal(_lower, end, Is, 0, Is.Length) != 0) return false;
        foreach (var customer in customers)
        {
            if (customer.Span.Start == end + Is.Length && PersonWords.LengthAt("holds", _lower, customer.Span.End) > 0) return true;
        }

        return false;
    }

    /// <summary>Priya Shah: the end of the capitalised words that stand there, two of them at most.</summary>
    private int FullEnd(int at)
    {
        var end = WordEnd(at);
        return IsCapitalNext(end) ? WordEnd(end + 1) : end;
    }

    /// <summary>
    /// Will Chase at Initech asked: a given name that is a verb too, a second word with a capital, and behind them the company.
    /// </summary>
    private bool IsCalledLikeVerb(int at)
    {
        if (!IsHead(at) || PersonWords.LengthAt("given.verb", _lower, at) is not (> 0 and var given)) return false;
        var second = at + given + 1;
        return IsCapitalNext(second - 1) && IsOfCustomer(WordEnd(second));
    }

    /// <summary>
    /// their ceo anna wants, anna li handles purchasing: typed without capitals, behind a job or at the head of its clause, and behind it
    /// what only a person does.
    /// </summary>
    private PersonMention? PlainAt(int at, string? title)
    {
        if (!char.IsAsciiLetterLower(text.Folded[at]) || (title is null && !IsHead(at) && !IsMet(at))) return null;
        if (PersonWords.LengthAt("plain.no", _lower, at) > 0) return null;
        var end = title is null ? IsMet(at) ? EndBeforeCustomer(at) : EndBeforeDeed(at, "acts")
            : EndBeforeNumber(at) ?? EndBeforeDeed(at, "plain.does");
        return end is { } named ? Unknown(at, named - at, title) : null;
    }

    /// <summary>rang priya at globex.</summary>
    private int? EndBeforeCustomer(int at) => WordEnd(at) is var end && IsOfCustomer(end) ? end : null;

    /// <summary>anna wants, anna li handles: one or two words, and behind them what only a person does.</summary>
    private int? EndBeforeDeed(int at, string deed)
    {
        var end = WordEnd(at);
        if (!Does(end, deed))
        {
            if (!IsPlainNext(end)) return null;
            end = WordEnd(end + 1);
            if (!Does(end, deed)) return null;
        }

        return end - at < 3 || PersonWords.LengthAt("title", _lower, at) > 0 || _lower[end] != ' ' ? null : end;
    }

    private bool Does(int end, string deed) => PersonWords.LengthAt(deed, _lower, end + 1) > 0;

    /// <summary>A space, and a small word behind it that may be a family name.</summary>
    private bool IsPlainNext(int end) => end + 1 < _lower.Length && _lower[end] == ' ' && char.IsAsciiLetterLower(text.Folded[end + 1])
        && !taken[end + 1] && PersonWords.LengthAt("plain.no", _lower, end + 1) == 0;

    /// <summary>ops manager mike reyes 415-555-0134: one or two words behind a job, and a number behind them.</summary>
    private int? EndBeforeNumber(int at)
    {
        var end = WordEnd(at);
        for (var words = 1; words <= 2 && end > at; words++)
        {
            if (IsNumberNext(end)) return end - at > 2 ? end : null;
            if (!IsWordNext(end)) return null;
            end = WordEnd(end + 1);
        }

        return null;
    }

    private bool IsNumberNext(int end) => end + 1 < _lower.Length && _lower[end] == ' '
        && (char.IsAsciiDigit(_lower[end + 1]) || _lower[end + 1] == '+') && taken[end + 1];

    private bool IsWordNext(int end) => end + 1 < _lower.Length && _lower[end] == ' ' && char.IsAsciiLetter(_lower[end + 1])
        && PersonWords.LengthAt("plain.no", _lower, end + 1) == 0;

    /// <summary>rang priya at globex: behind such a verb, and the customer behind the name.</summary>
    private bool IsMet(int at) => PersonWords.EndsBefore("met.before", _lower, at);

    private bool IsOfCustomer(int end) => PersonWords.LengthAt("met.of", _lower, end + 1) is > 0 and var link
        && customers.Any(customer => customer.Span.Start == end + 1 + link + 1);

    private bool IsHead(int at) => at == 0 || (at > 1 && _lower[at - 1] == ' ' && _lower[at - 2] is ',' or '.' or ';' or ':');

    private bool FollowsPossessive(int at) => at > 3 && _lower[at - 1] == ' ' && _lower[at - 2] == 's' && _lower[at - 3] == '\'';
}
