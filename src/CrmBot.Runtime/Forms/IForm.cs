using System.Text.Json.Nodes;
using CrmBot.Language;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Forms;

/// <summary>
/// A form that the bot shows in a dialog of its own: opened from a button or a message's menu, checked and carried out when it is sent.
/// One implementation per name, in the features.
/// </summary>
public interface IForm
{
    /// <summary>As buttons and the messenger's commands name it, e.g. <c>reminder.edit</c>.</summary>
    string Name { get; }

    /// <summary>The form as it is first shown. Only reads.</summary>
    Task<FormResult> OpenAsync(FormOpening opening, CancellationToken cancellationToken);

    /// <summary>
    /// Checks every input again (the client may send anything) and does what the form says, or shows it again with what is wrong.
    /// </summary>
    Task<FormResult> SendAsync(Turn turn, FormInput input, CancellationToken cancellationToken);
}

/// <summary>A form that shows what is kept about somebody: whoever opened it is noted in the audit log.</summary>
public interface IFormOfFile : IForm
{
    /// <summary>Notes that this form of that record was shown.</summary>
    Task ShownAsync(UnitOfWork work, RecordRef record, CancellationToken cancellationToken);
}

/// <summary>What a form starts from.</summary>
/// <param name="Record">The record its button named, if any; to be looked up and its rights checked.</param>
public sealed record FormOpening(ReadView View, Actor Actor, RecordRef? Record)
{
    /// <summary>The message whose menu was used, without markup; null when there was none.</summary>
    public string? MessageText { get; init; }

    /// <summary>What the parser makes of <see cref="MessageText"/>.</summary>
    public Understanding? Understood { get; init; }
}

/// <summary>What was filled in. All of it comes from the client.</summary>
/// <param name="Data">The form's data with the inputs merged in; texts are clean but not shortened.</param>
public sealed record FormInput(JsonObject Data, RecordRef? Record)
{
    /// <summary>An input as text without blanks around it; null when it is missing, empty or no plain value.</summary>
    public string? Text(string name)
    {
        if (Data[name] is not JsonValue value) return null;
        var text = (value.TryGetValue<string>(out var typed) ? typed : value.ToJsonString()).Trim();
        return text.Length == 0 ? null : text;
    }
}

/// <summary>What a form comes to.</summary>
public abstract record FormResult
{
    /// <summary>The form itself, first or again.</summary>
    /// <param name="Template">Template of the card.</param>
    /// <param name="Data">Values of the inputs, and under <c>errors</c> the sentences about what is wrong.</param>
    /// <param name="TitleKey">Key of the word files, shown above the form.</param>
    /// <param name="Record">The record that is changed; its version goes along, so that a change by somebody else is noticed.</param>
    public sealed record Show(string Template, JsonObject Data, string TitleKey, RecordRef? Record = null) : FormResult;

    /// <summary>A no, with its reason.</summary>
    public sealed record Refuse(string Key, params (string Name, object? Value)[] Arguments) : FormResult;

    /// <summary>It is done; the dialog closes. What changed is drawn anew wherever it is shown.</summary>
    public sealed record Done : FormResult;

    /// <summary>To be carried out as if this frame had been said in the person's direct chat; the answer is posted there.</summary>
    /// <param name="SayKey">What the dialog says then.</param>
    public sealed record Write(Frame Frame, string SayKey, params (string Name, object? Value)[] Arguments) : FormResult;
}
