using System.Text.RegularExpressions;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Knowledge;

/// <summary>
/// 这条过期了，现在是15天 under an entry: whoever may change it has it changed, from anybody else it is a
/// note that its author gets. Without what holds now it is marked, and the author is told.
/// </summary>
internal sealed partial class CorrectKnowledge(Policy policy, TellAuthor tell)
{
    // Said as briefly as that, it is a correction and not the whole answer anew.
    private const int Brief = 20;

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var record = turn.RepliesTo ?? turn.Memory.LastRecord;
        if (record is not { Kind: "knowledge", Id: var id }
            || await turn.Work.Records.FindAsync<KnowledgeEntry>(id, cancellationToken) is not { } entry)
            return new Reply.Refuse("knowledge.which");
        if (policy.Decide(turn.Actor, "see", entry.Subject) is { Allowed: false } no) return new Reply.Refuse(no.ReasonKey!);
        if (frame.Text("text") is { } text && policy.Decide(turn.Actor, "change", entry.Subject).Allowed)
        {
            entry.Text = Clip.To(Corrected(entry.Text, text), KnowledgeEntry.TextLength);
            entry.Change(turn.Actor.Id, turn.Now);
            return new Reply.OfRecord(record.Value);
        }

        entry.MarkOutdated(turn.Actor.Id, turn.Now, Clip.Optional(frame.Text("text"), KnowledgeEntry.NoteLength));
        await tell.OutdatedAsync(turn, entry, cancellationToken);
        return new Reply.OfRecord(record.Value);
    }

    /// <summary>退货期 7 天 and 15天 give 退货期 15天; what fits no number is added, what is longer takes the place of all.</summary>
    public static string Corrected(string text, string said)
    {
        if (Quantity().Match(said) is { Success: true } now && now.Length == said.Trim().Length)
        {
            var same = Quantity().Matches(text).Where(known => known.Groups["unit"].Value == now.Groups["unit"].Value).ToList();
            if (same is [var only]) return text.Remove(only.Index, only.Length).Insert(only.Index, now.Value.Trim());
        }

        return said.Length >= Brief || said.Length * 2 >= text.Length ? said : $"{text.TrimEnd()}\n{said}";
    }

    [GeneratedRegex(@"(?<![\d.])\d+(?:\.\d+)?\s*(?<unit>个?工作日|天|个?月|年|小时|分钟|周|万|元|块|%|台|个|人|days?|weeks?|months?|years?|hours?|minutes?|percent)", RegexOptions.IgnoreCase)]
    private static partial Regex Quantity();
}
