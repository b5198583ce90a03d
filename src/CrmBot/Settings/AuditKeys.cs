using CrmBot.Runtime.Audit;

namespace CrmBot.Settings;

/// <summary>
/// The keys that seal the audit log: <c>Audit:Keys:0:Id</c> and <c>Audit:Keys:0:Secret</c> (base64, 32 bytes or more), newest first. In
/// Development a key is made in the data folder when none is configured.
/// </summary>
internal static class AuditKeys
{
    public static AuditKeyring Read(IConfiguration configuration, DataFolder folder, bool isDevelopment)
    {
        var keys = configuration.GetSection("Audit:Keys").Get<List<AuditKey>>() ?? [];
        if (keys.Count == 0 && isDevelopment) return AuditKeyring.OfDevelopment(folder.File("audit.key"));
        try
        {
            return new AuditKeyring(keys);
        }
        catch (ArgumentException wrong)
        {
            throw new SettingException(wrong.Message);
        }
    }
}
