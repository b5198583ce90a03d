using System.Text.RegularExpressions;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Knowledge;

/// <summary>
/// 存知识库：保修两年，从发货算起 keeps what is said; 刚才那条存知识库 keeps what the last card tells (how a ticket was solved, what a customer said).
/// </summary>
internal sealed partial class AddKnowledge(IEnumerable<IKnowledgeSource> sources, Policy policy)
{
    private const int LongestHeading = 40;
    private readonly Dictionary<string, IKnowledgeSource> sources = sources.ToDictionary(source => source.Kind, StringComparer.Ordinal);

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (policy.Decide(turn.Actor, "add", new Subject("knowledge")) is { Allowed: false } no) return new Reply.Refuse(no.ReasonKey!);
        if (frame.Text("text") is { } said) return Keep(turn, Split(said), frame.Text("topic"));
        var record = turn.RepliesTo ?? turn.Memory.LastRecord;
        if (record is null) return new Reply.Refuse("knowledge.nothingToKeep");
        if (record.Value.Kind == "knowledge") return new Reply.Refuse("knowledge.keptAlready");
        return sources.TryGetValue(record.Value.Kind, out var source)
            && await source.ReadAsync(turn, record.Value.Id, cancellationToken) is { } learnt
            ? Keep(turn, learnt, null)
            : new Reply.Refuse("knowledge.nothingToLearn");
    }

    private static Reply.OfRecord Keep(Turn turn, Learnt learnt, string? topic)
    {
        var entry = new KnowledgeEntry
        {
            Kind = topic is null ? KnowledgeKind.Answer : KnowledgeKind.Script,
            Topic = topic,
            Title = Clip.To(learnt.Title, KnowledgeEntry.TitleLength),
            Text = Clip.To(learnt.Text, KnowledgeEntry.TextLength),
            WrittenBy = turn.Actor.Id,
            CreatedAt = turn.Now,
            ChangedBy = turn.Actor.Id,
            ChangedAt = turn.Now,
        };
        turn.Db.Add(entry);
        turn.Memory.LastRecord = KnowledgeEntry.RefOf(entry.Id);
        return new Reply.OfRecord(KnowledgeEntry.RefOf(entry.Id));
    }

    // Question and answer when both are there; else the first words say what it is about.
    private static Learnt Split(string said)
    {
        foreach (var form in (Regex[])[Marked(), Asked(), Dashed()])
            if (form.Match(said) is { Success: true } both) return new Learnt(both.Groups["q"].Value.Trim(), both.Groups["a"].Value.Trim());
        var first = FirstPart().Match(said).Value;
        return new Learnt(Shorten.To(first.Length > 0 ? first : said, LongestHeading), said);
    }

    /// <summary>问：保修多久 答：两年.</summary>
    [GeneratedRegex(@"^(?:q|问|问题|question)\s*[:：]\s*(?<q>.+?)[\s,，;；。]*(?:a|答|答案|answer)\s*[:：]\s*(?<a>.+)$", RegexOptions.IgnoreCase
        | RegexOptions.Singleline)]
    private static partial Regex Marked();

    /// <summary>保修多久？两年.</summary>
    [GeneratedRegex(@"^(?<q>[^?？\n]{2,100}[?？])\s*(?<a>\S.*)$", RegexOptions.Singleline)]
    private static partial Regex Asked();

    /// <summary>how to reset the pump - hold the red button; 泵怎么复位——长按红色按钮.</summary>
    [GeneratedRegex(@"^(?<q>[^\n]{2,100}?)(?:\s+[-–—]\s+|\s*——\s*)(?<a>\S.*)$", RegexOptions.Singleline)]
    private static partial Regex Dashed();

    [GeneratedRegex(@"^[^,，。；;：:\n]+")]
    private static partial Regex FirstPart();
}
