using CrmBot.Language;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.WorldSnapshot;

namespace CrmBot.Runtime.Forms;

/// <summary>Opens forms. Reads only, so that it can be repeated freely and is quick.</summary>
public interface IOpenForms
{
    /// <summary>The form, a notice that says why not, or <see cref="TurnAnswer.UnknownVerb"/> when nobody has such a form.</summary>
    Task<TurnAnswer> OpenAsync(FormOpened opened, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class OpenForm(IStore store, IDirectory directory, FormList forms, DrawForm draw, WorldKeeper world, IReadSentences reader) : IOpenForms
{
    public async Task<TurnAnswer> OpenAsync(FormOpened opened, CancellationToken cancellationToken) =>
        forms.Find(opened.Form) is { } form
            ? await store.ReadAsync((view, token) => OpenAsync(view, form, opened, token), cancellationToken)
            : new TurnAnswer.UnknownVerb(opened.Form);

    private async Task<TurnAnswer> OpenAsync(ReadView view, IForm form, FormOpened opened, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(view, opened.Sender.DirectoryId, cancellationToken) is not { } actor)
            return draw.Say(Guests.Of(opened.Sender).Locale, "form.stranger");
        var opening = new FormOpening(view, actor, RecordNames.Parse(ClickData.Text(opened.Data, "record")));
        if (opened.MessageText is { Length: > 0 } text) opening = await ReadAsync(opening, text, cancellationToken);
        var result = await form.OpenAsync(opening, cancellationToken);
        return await draw.DrawAsync(view, result, form.Name, NewId.Next().ToString("N"), actor.Locale, cancellationToken);
    }

    private async Task<FormOpening> ReadAsync(FormOpening opening, string text, CancellationToken cancellationToken)
    {
        var clean = CleanText.Of(text.Length > CleanText.Limit ? text[..CleanText.Limit] : text);
        await world.CatchUpAsync(opening.View, cancellationToken);
        var now = Instants.ToOffset(opening.View.Now, opening.Actor.Zone);
        var understood = reader.Read(new Utterance(clean, now, ReadText.IanaName(opening.Actor.Zone), opening.Actor.Name) { Place = PlaceKind.Direct });
        return opening with { MessageText = clean, Understood = understood };
    }
}
