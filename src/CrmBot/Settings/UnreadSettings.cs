using System.Globalization;
using CrmBot.Runtime.Turns.Unread;

namespace CrmBot.Settings;

/// <summary>
/// What is kept of sentences nobody understood: <c>Unread:Text</c> (<c>encrypted</c>, the default, or <c>omitted</c>) and
/// <c>Unread:Days</c> (90).
/// </summary>
internal static class UnreadSettings
{
    public static UnreadOptions Read(IConfiguration configuration)
    {
        var text = configuration["Unread:Text"] ?? "encrypted";
        if (text is not ("encrypted" or "omitted"))
            throw new SettingException($"Unread:Text is \"{text}\"; it can be \"encrypted\" or \"omitted\".");
        var days = configuration["Unread:Days"] ?? "90";
        if (!int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var kept) || kept is < 1 or > 3_650)
            throw new SettingException($"Unread:Days is \"{days}\"; it is a whole number from 1 to 3650.");
        return new UnreadOptions(text == "encrypted", TimeSpan.FromDays(kept));
    }
}
