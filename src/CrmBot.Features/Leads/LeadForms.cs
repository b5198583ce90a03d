using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>A new lead in a dialog: what is sent is carried out like the sentence, and its card comes into the direct chat.</summary>
internal sealed class NewLeadForm(LeadInputs inputs, CardLibrary cards) : IForm
{
    public string Name => "lead.new";

    public Task<FormResult> OpenAsync(FormOpening opening, CancellationToken cancellationToken) =>
        Task.FromResult<FormResult>(new FormResult.Show("form-lead", inputs.Fill(_ => null, [], opening.Actor.Locale), "lead.form.title"));

    public Task<FormResult> SendAsync(Turn turn, FormInput input, CancellationToken cancellationToken)
    {
        var errors = new FormErrors(cards, turn.Locale);
        return Task.FromResult<FormResult>(inputs.Read(input.Text, errors) is { } frame
            ? new FormResult.Write(frame, "lead.form.sent")
            : new FormResult.Show("form-lead", inputs.Fill(input.Text, errors.ToJson(), turn.Locale), "lead.form.title"));
    }
}

/// <summary>新线索 with nothing after it: the form as a card in the conversation.</summary>
internal sealed class AskForLead(LeadInputs inputs) : IPhraseHandler
{
    public string Name => "new_lead";

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => Task.FromResult<Reply>(turn.Place.IsGroup
        ? new Reply.Refuse("policy.notInGroup")
        : LeadFormCard.Of(inputs.Fill(_ => null, [], turn.Locale), 0));
}

/// <summary>The form's button: stores the lead, asks whether it is a known one, or shows the form again with what is wrong.</summary>
internal sealed class FillLead(LeadInputs inputs, AddLead leads, CardLibrary cards) : ICardVerb
{
    public string Verb => "lead.fill";

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var errors = new FormErrors(cards, turn.Locale);
        string? Input(string name) => string.IsNullOrWhiteSpace(action.Text(name)) ? null : action.Text(name)!.Trim();
        return inputs.Read(Input, errors) is { } frame
            ? leads.HandleAsync(turn, frame, cancellationToken)
            : Task.FromResult<Reply>(LeadFormCard.Of(inputs.Fill(Input, errors.ToJson(), turn.Locale), LeadFormCard.Attempt(action) + 1));
    }
}

/// <summary>
/// The form's card. Its button counts the attempts: the same button of the same card counts once, and a corrected form is another.
/// </summary>
internal static class LeadFormCard
{
    private const int MostAttempts = 1000;

    public static Reply.Card Of(JsonObject data, int attempt)
    {
        data["attempt"] = attempt.ToString(CultureInfo.InvariantCulture);
        return new Reply.Card("lead-form", data);
    }

    public static int Attempt(CardAction action) =>
        int.TryParse(action.Text("item"), NumberStyles.None, CultureInfo.InvariantCulture, out var attempt)
            ? Math.Min(attempt, MostAttempts) : 0;
}
