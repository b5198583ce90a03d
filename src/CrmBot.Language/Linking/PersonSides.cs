namespace CrmBot.Language.Linking;

/// <summary>On which side of the table somebody sits, by the words around the name: theirs, ours, or open.</summary>
internal readonly struct PersonSides(string lower, IReadOnlyList<CustomerMention> customers)
{
    public PersonSide Of(PersonMention person)
    {
        var start = person.Whole.Start;
        if (FollowsCustomer(start) || IsReceiver(person, start) || IsInvited(person, start)) return PersonSide.Theirs;
        if (IsAddressed(person) || IsToldTo(person, start)) return PersonSide.Ours;
        if (IsOnlyTheirs(person, start) || PersonWords.EndsBefore("theirs", lower, start)) return PersonSide.Theirs;
        return PersonWords.EndsBefore("ours", lower, start) ? PersonSide.Ours : PersonSide.Open;
    }

    /// <summary>博远的李总, Acme's Ken.</summary>
    private bool FollowsCustomer(int start)
    {
        while (start > 0 && lower[start - 1] is ' ' or '的' or '\'' or 's') start--;
        foreach (var customer in customers)
        {
            if (customer.Span.End == start) return true;
        }

        return false;
    }

    /// <summary>给李总发了报价: something was given to them.</summary>
    private bool IsReceiver(PersonMention person, int start) =>
        IsBehind(start, '给') && PersonWords.LengthAt("given", lower, person.Span.End) > 0;

    /// <summary>请李总吃饭.</summary>
    private bool IsInvited(PersonMention person, int start) =>
        IsBehind(start, '请') && person.Colleagues.Count == 0 && PersonWords.LengthAt("invited", lower, person.Span.End) > 0;

    private bool IsBehind(int start, char word) => start > 0 && lower[start - 1] == word;

    /// <summary>Sam pls call Oakline: one of us, spoken to at the head of the message.</summary>
    private bool IsAddressed(PersonMention person) =>
        person.Colleagues.Count > 0 && person.Whole.Start == 0 && person.Span.End < lower.Length
        && PersonWords.LengthAt("addressed", lower, PastGap(lower, person.Span.End)) > 0;

    /// <summary>tell Sam to call Oakline.</summary>
    private bool IsToldTo(PersonMention person, int start) => person is { Colleagues.Count: > 0, Customers.Count: 0 }
        && PersonWords.EndsBefore("ours.told", lower, start) && lower.AsSpan(person.Span.End).StartsWith(" to ");

    /// <summary>Only a customer knows such a person, and no word in front makes one of us (让李总…).</summary>
    private bool IsOnlyTheirs(PersonMention person, int start) => person is { Colleagues.Count: 0, Customers.Count: > 0 }
        && (lower[Math.Max(0, start - 1)] is '给' or '请' || !PersonWords.EndsBefore("ours", lower, start));

    public static int PastGap(string lower, int at)
    {
        while (at < lower.Length && lower[at] is ' ' or ',') at++;
        return at;
    }
}
