using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Forms;

/// <summary>Draws what a form came to, for the dialog.</summary>
internal sealed class DrawForm(CardLibrary library)
{
    /// <param name="id">Names this opening of the form: what is sent twice is done once.</param>
    public async Task<TurnAnswer> DrawAsync(
        ReadView view, FormResult result, string form, string id, string locale, CancellationToken cancellationToken) => result switch
        {
            FormResult.Show show => await DrawAsync(view, show, form, id, locale, cancellationToken),
            FormResult.Refuse no => new TurnAnswer.Notice(library.Words(locale, no.Key, no.Arguments)),
            FormResult.Write done => new TurnAnswer.Notice(library.Words(locale, done.SayKey, done.Arguments)),
            _ => new TurnAnswer.Accepted(),
        };

    public TurnAnswer Say(string locale, string key) => new TurnAnswer.Notice(library.Words(locale, key));

    /// <summary>The same form with one more sentence about what is wrong.</summary>
    public FormResult With(FormResult result, string locale, string key)
    {
        if (result is not FormResult.Show show) return result;
        var data = (JsonObject)show.Data.DeepClone();
        if (data["errors"] is not JsonArray errors) data["errors"] = errors = [];
        errors.Add(new JsonObject { ["say"] = new JsonObject { ["text"] = library.Words(locale, key) } });
        return show with { Data = data };
    }

    private async Task<TurnAnswer> DrawAsync(
        ReadView view, FormResult.Show show, string form, string id, string locale, CancellationToken cancellationToken)
    {
        var data = (JsonObject)show.Data.DeepClone();
        (data["form"], data["id"]) = (form, id);
        data["errors"] ??= new JsonArray();
        data["record"] = show.Record?.ToString() ?? "";
        data["rev"] = show.Record is { } record ? await RecordRevisions.FindAsync(view, record, cancellationToken) ?? 0 : 0;
        return new TurnAnswer.Form(library.Words(locale, show.TitleKey), library.Render(show.Template, locale, data));
    }
}
