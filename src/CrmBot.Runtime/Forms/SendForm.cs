using System.Text.Json.Nodes;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Forms;

/// <summary>Carries out a sent form inside its turn: once per opening, and only on a record that is still as the form showed it.</summary>
internal sealed class SendForm(FormList forms, DrawForm draw, StoreFrame frames, Gates gates)
{
    public async Task<TurnAnswer> SendAsync(Turn turn, FormSent sent, bool isKnown, CancellationToken cancellationToken)
    {
        var id = Guid.TryParseExact(ClickData.Text(sent.Data, "id"), "N", out var opening) ? opening.ToString("N") : null;
        var result = await ResultAsync(turn, sent, isKnown, id, cancellationToken);
        if (sent.Patience?.IsOver() == true) await TellLate.TellAsync(turn, result, cancellationToken);
        return await draw.DrawAsync(turn.Work, result, sent.Form, id ?? NewId.Next().ToString("N"), turn.Locale, cancellationToken);
    }

    private async Task<FormResult> ResultAsync(Turn turn, FormSent sent, bool isKnown, string? id, CancellationToken cancellationToken)
    {
        if (!isKnown) return new FormResult.Refuse("form.stranger");
        if (forms.Find(sent.Form) is not { } form) return new FormResult.Refuse("invoke.unknown_form");
        if (gates.Refusal(turn.Actor, Gates.Form + form.Name) is { } no) return new FormResult.Refuse(no.Key, no.Arguments);
        var token = id is null ? null : DedupeKeys.OfForm(sent, id);
        if (token is not null && await StoredAnswers.FindAsync(turn.Work, token) is not null)
            return new FormResult.Refuse("form.done_before");

        var result = await DoAsync(turn, form, Read(sent), cancellationToken);
        await turn.Work.SaveAsync(cancellationToken);
        if (turn.Work.Changed.Count > 0) turn.Memory.Did(turn.Id, null);
        if (token is not null && result is FormResult.Done or FormResult.Write)
            await StoredAnswers.TryAddAsync(turn.Work, token!, turn.Id, new TurnAnswer.Accepted(), turn.Work.SystemNow);
        return result;
    }

    private async Task<FormResult> DoAsync(Turn turn, IForm form, FormInput input, CancellationToken cancellationToken)
    {
        var result = await IsStaleAsync(turn, input, cancellationToken)
            ? draw.With(await form.OpenAsync(new FormOpening(turn.Work, turn.Actor, input.Record), cancellationToken), turn.Locale,
                "form.changed")
            : await form.SendAsync(turn, input, cancellationToken);
        return result is FormResult.Write write && await WriteAsync(turn, write, cancellationToken) is { } refusal ? refusal : result;
    }

    // Null when it was stored.
    private async Task<FormResult?> WriteAsync(Turn turn, FormResult.Write write, CancellationToken cancellationToken)
    {
        var reply = await frames.StoreAsync(turn, write.Frame, cancellationToken);
        if (ReplyParts.Of(reply, inGroup: false).OfType<Reply.Refuse>().FirstOrDefault() is { } no)
            return new FormResult.Refuse(no.Key, no.Arguments);
        await PostAnswer.PostAsync(turn, reply, cancellationToken);
        return null;
    }

    private static FormInput Read(FormSent sent)
    {
        var data = (JsonObject)sent.Data.DeepClone();
        foreach (var (name, text) in data.Select(pair => (pair.Key, ClickData.Text(data, pair.Key))).Where(pair => pair.Item2 is not null)
            .ToList())
            data[name] = CleanText.Of(text!);
        return new FormInput(data, RecordNames.Parse(ClickData.Text(data, "record")));
    }

    private static async Task<bool> IsStaleAsync(Turn turn, FormInput input, CancellationToken cancellationToken) =>
        input.Record is { } record && int.TryParse(input.Text("rev"), out var revision) && revision > 0
        && await RecordRevisions.FindAsync(turn.Work, record, cancellationToken) is { } now && now != revision;
}
