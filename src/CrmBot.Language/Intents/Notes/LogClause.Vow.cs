using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Notes;

/// <content>told him he'd get the redline by Friday: a promise of ours, whoever the sentence is about.</content>
internal sealed partial class LogClause
{
    private bool ReadsVow()
    {
        if (Vow.Find(clause) is not { } vow) return false;
        var task = clause.Within(TextSpan.Between(vow.Task, clause.Span.End));
        // 5% off if she signs this month
        var due = task.Has("hypothesis")
            ? null
            : task.Times.Find(time => TimeWords.IsAhead(task, time) && !task.Lower.AsSpan(time.Span.End).StartsWith(" of "));
        var gone = new List<TextSpan>();
        if (due is not null) gone.Add(Phrasing.WithOn(task, due.Span));
        var what = TextCutter.Tidy(task.Cut(gone)).Trim(',', '.', ' ');
        if (what.Length < 2 || Nearby.Words("vow.vague").Is(what.ToLowerInvariant())) return false;
        if (vow.Start > clause.Span.Start) AddNote(Subject(clause.Span.Start, vow.Start));
        var promise = new JsonObject { ["do"] = what };
        if (due?.AsDeadline() is { } by) promise["by"] = by.ToString();
        notes.Promises.Add(promise);
        return true;
    }
}
