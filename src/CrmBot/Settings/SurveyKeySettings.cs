using CrmBot.Features.Surveys.Page;
using CrmBot.Runtime.Audit;

namespace CrmBot.Settings;

/// <summary>
/// The keys that sign the links of the customer's page: <c>Survey:Keys:0</c> (base64, 32 bytes or
/// more), newest first. In Development a key is made in the data folder when none is configured;
/// elsewhere there are no links without one. <c>Survey:PublicUrl</c> is what links begin with.
/// </summary>
internal static class SurveyKeySettings
{
    public static SurveyKeys Read(IConfiguration configuration, DataFolder folder, bool isDevelopment)
    {
        if (configuration["Survey:PublicUrl"] is { Length: > 0 } url
            && !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is ("https" or "http")))
            throw new SettingException(
                $"Survey:PublicUrl is \"{url}\"; it is the address below which customers reach this program, such as https://crm.example.com.");
        var written = configuration.GetSection("Survey:Keys").Get<List<string>>() ?? [];
        if (written.Count == 0 && isDevelopment) written.Add(KeyFile.ReadOrMake(folder.File("survey.key")));
        return new SurveyKeys([.. written.Select(Decode)]);
    }

    private static byte[] Decode(string text, int index)
    {
        var secret = new byte[text.Length];
        return Convert.TryFromBase64String(text, secret, out var length) && length >= SurveyKeys.ShortestSecret
            ? secret[..length]
            : throw new SettingException($"Survey:Keys:{index} must be at least {SurveyKeys.ShortestSecret} bytes in base64.");
    }
}
