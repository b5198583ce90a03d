namespace CrmBot.Language.Reading;

/// <summary>What was recognised, with its place in the text as typed.</summary>
internal static class Explanation
{
    public static string Weights(Section section) => string.Join(' ', section.Weights.Select(found => $"{found.Intent}:{found.Weight}"));

    /// <summary>The intents nearest to what was said, also those that have too little to be read.</summary>
    public static IReadOnlyList<IntentWeight> Closest(Section section) =>
        [.. Evidence.Instance.Explain(section).Where(found => found.Weight > 0)
            .Select(found => new IntentWeight(found.Intent, found.Weight))];

    public static IReadOnlyList<MatchedSpan> Of(Section section)
    {
        var spans = new List<MatchedSpan>();
        void Add(Text.TextSpan span, string kind, string value)
        {
            var typed = section.Text.ToOriginal(span);
            spans.Add(new MatchedSpan(typed.Start, typed.End, kind, value));
        }

        foreach (var mention in section.Customers)
            Add(mention.Span, "customer", string.Join('|', mention.Candidates.Select(entry => entry.Name)));
        foreach (var person in section.People) Add(person.Span, "person", person.Written);
        foreach (var time in section.Times) Add(time.Span, "time", section.Text.Cut(time.Span));
        foreach (var phone in section.Phones) Add(phone.Span, "phone", phone.Value);
        foreach (var email in section.Emails) Add(email.Span, "email", email.Value);
        foreach (var ticket in section.Tickets)
            Add(ticket.Span, "ticket", ticket.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var code in section.Codes) Add(code.Span, code.Kind.ToString(), code.Code);
        foreach (var hit in section.Cues) Add(Text.TextSpan.Between(hit.Start, hit.End), "cue", hit.Name);
        return spans;
    }
}
