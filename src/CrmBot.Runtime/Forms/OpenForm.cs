using CrmBot.Language;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.WorldSnapshot;

namespace CrmBot.Runtime.Forms;

/// <summary>Opens forms. Changes nothing (who saw a file is noted), so that it can be repeated freely and is quick.</summary>
public interface IOpenForms
{
    /// <summary>The form, a notice that says why not, or <see cref="TurnAnswer.UnknownVerb"/> when nobody has such a form.</summary>
    Task<TurnAnswer> OpenAsync(FormOpened opened, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class OpenForm(
    IStore store, IDirectory directory, FormList forms, DrawForm draw, Gates gates, WorldKeeper world, IReadSentences reader) : IOpenForms
{
    public async Task<TurnAnswer> OpenAsync(FormOpened opened, CancellationToken cancellationToken)
    {
        if (forms.Find(opened.Form) is not { } form) return new TurnAnswer.UnknownVerb(opened.Form);
        var (answer, seen) = await store.ReadAsync((view, token) => OpenAsync(view, form, opened, token), cancellationToken);
        if (seen is not null && form is IFormOfFile file)
            await store.WriteAsync($"form:{opened.Sender.DirectoryId}", (work, token) => NoteAsync(work, file, seen, token),
                cancellationToken);
        return answer;
    }

    private async Task<(TurnAnswer Answer, SeenFile? Seen)> OpenAsync(
        ReadView view, IForm form, FormOpened opened, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(view, opened.Sender.DirectoryId, cancellationToken) is not { } actor)
            return (draw.Say(Guests.Of(opened.Sender).Locale, "form.stranger"), null);
        if (gates.Refusal(actor, Gates.Form + form.Name) is { } refusal) return (draw.Say(actor.Locale, refusal.Key), null);
        var opening = new FormOpening(view, actor, RecordNames.Parse(ClickData.Text(opened.Data, "record")));
        if (opened.MessageText is { Length: > 0 } text) opening = await ReadAsync(opening, text, cancellationToken);
        var result = await form.OpenAsync(opening, cancellationToken);
        var drawn = await draw.DrawAsync(view, result, form.Name, NewId.Next().ToString("N"), actor.Locale, cancellationToken);
        return (drawn, result is FormResult.Show { Record: { } record } ? new SeenFile(actor.Id, record) : null);
    }

    // Looking is a read; who looked is kept all the same.
    private static async Task<bool> NoteAsync(UnitOfWork work, IFormOfFile form, SeenFile seen, CancellationToken cancellationToken)
    {
        work.Acting = new ActingTurn(NewId.Next(), seen.By, Undoable: false);
        await form.ShownAsync(work, seen.Record, cancellationToken);
        return true;
    }

    private async Task<FormOpening> ReadAsync(FormOpening opening, string text, CancellationToken cancellationToken)
    {
        var clean = CleanText.Of(text.Length > CleanText.Limit ? text[..CleanText.Limit] : text);
        await world.CatchUpAsync(opening.View, cancellationToken);
        var now = Instants.ToOffset(opening.View.Now, opening.Actor.Zone);
        var understood =
            reader.Read(new Utterance(clean, now, ReadText.IanaName(opening.Actor.Zone), opening.Actor.Name) { Place = PlaceKind.Direct });
        return opening with { MessageText = clean, Understood = understood };
    }

    private sealed record SeenFile(Guid By, RecordRef Record);
}
