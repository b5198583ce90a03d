using CrmBot.Features.Reading;

namespace CrmBot.Features.Interactions;

/// <summary>What every form about a contact checks alike.</summary>
internal static class ContactFields
{
    private const int LongestName = 120;
    private static readonly string[] Channels = ["call", "visit", "meeting", "video", "wechat", "email", "sms", "demo", "chat"];

    public static void Check(string? note, string? who, string? channel, FormErrors errors, bool needsNote = true)
    {
        if (note is null && needsNote) errors.Add("interaction.form.noNote");
        else if (note?.Length > Interaction.NoteLength) errors.Add("form.too_long", ("limit", Interaction.NoteLength));
        if (who?.Length > LongestName) errors.Add("form.too_long", ("limit", LongestName));
        if (channel is not null && !Channels.Contains(channel)) errors.Add("interaction.form.noChannel");
    }
}
