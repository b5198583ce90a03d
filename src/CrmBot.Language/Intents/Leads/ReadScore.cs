using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <summary>Rates a lead on four dimensions, or asks why it is rated so.</summary>
internal sealed class ReadScore : IntentReader
{
    private const int Lowest = 1;
    private const int Highest = 5;

    public override string Intent => "score";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        if (section.Has("score.unscored"))
        {
            yield return draft.Set("act", "list_unscored").Build();
            yield break;
        }

        section = CustomerSlot.WithCommanded(section, "score.word", "score.explain");
        if (section.Has("pool.why") || section.Has("score.explain") || section.Has("score.basis")) draft.Set("act", "explain");
        CustomerSlot.Fill(draft, section, Persons.Contact(section), required: true);
        if (!draft.Has("act")) SetDims(draft, section);
        yield return draft.Build();
    }

    private static void SetDims(FrameDraft draft, Section section)
    {
        var said = ScoreDims.Read(section);
        var series = ScoreSeries.Find(section.Lower.AsSpan(section.Span.Start, section.Span.Length), loose: true);
        if (series is { } row && !said.Exists(dim => dim.Value is not null))
            said = [.. ScoreDims.Names.Select(
                (name, at) =>
                    (name, (int?)row.Values[at], TextSpan.Between(section.Span.Start + row.Start, section.Span.Start + row.End)))];
        var again = section.Has("score.again");
        if (!said.Exists(dim => dim.Value is not null) && !again) said.Clear();
        var (dims, refused, missing) = (new JsonObject(), new JsonObject(), new List<string>());
        foreach (var name in ScoreDims.Names)
        {
            var value = said.FirstOrDefault(dim => dim.Name == name).Value;
            if (value is >= Lowest and <= Highest) dims[name] = value;
            else missing.Add(name);
            if (value is < Lowest or > Highest) refused[name] = "range";
        }

        var edits = section.Has("score.edit") && dims.Count + refused.Count < ScoreDims.Names.Length
            && (dims.Count + refused.Count > 0 || !section.HasFamily("grade"))
            && (!section.Has("score.word") || IsEditedScore(section) || section.Lower.Contains("评分改", StringComparison.Ordinal)
                || section.Lower.Contains("评分调", StringComparison.Ordinal));
        if (again && dims.Count == 0) missing.RemoveAll(name => !said.Exists(dim => dim.Name == name));
        Set(draft, dims, refused, edits ? [.. refused.Select(pair => pair.Key)] : missing);
        draft.Set("evidence", Because(section, said));
    }

    /// <summary>change tundra's budget score to 5: the verb at the head, the score behind its dimension.</summary>
    private static bool IsEditedScore(Section section) => section.First("score.edit") is { } edit && edit.Start - section.Span.Start <= 6
        && char.IsAsciiLetter(section.Lower[edit.Start])
        && section.First("score.word") is { } word && section.Cues.Exists(dim => dim.IsOf("score.dim") && dim.End + 1 == word.Start);

    private static void Set(FrameDraft draft, JsonObject dims, JsonObject refused, List<string> missing)
    {
        if (dims.Count == ScoreDims.Names.Length)
        {
            var total = dims.Sum(pair => pair.Value!.GetValue<int>());
            draft.SetNumber("total", total).Set("grade", total >= 15 ? "A" : total >= 10 ? "B" : "C");
        }

        if (dims.Count > 0) draft.Set("dims", (JsonNode)dims);
        if (refused.Count > 0) draft.Set("err", (JsonNode)refused);
        foreach (var name in missing) draft.Ask(name);
    }

    /// <summary>Clauses that hold neither a number nor a command tell why.</summary>
    private static string Because(Section section, List<(string Name, int? Value, TextSpan Span)> dims)
    {
        var told = new List<string>();
        foreach (var span in section.Clauses)
        {
            var clause = section.Within(span);
            if (clause.Has("score.word") || clause.Has("score.edit")
                || dims.Exists(dim => dim.Value is not null && dim.Span.Overlaps(span))) continue;
            var text = Phrasing.Trim(clause.Cut(
                clause.Customers.Select(mention => Phrasing.Around(clause, mention.Span))
                    .Concat(clause.All("assign.this").Select(static hit => hit.Span))));
            if (text.Length > 1 && text.Any(char.IsLetter) && !Nearby.Words("score.done").Is(text)) told.Add(text);
        }

        return string.Join(' ', told);
    }
}
