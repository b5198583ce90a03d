using System.Globalization;
using CrmBot.Runtime.Audit;

namespace CrmBot.Settings;

/// <summary>The audit log's newest block, noted in <c>audit.head</c> of the data folder after every seal.</summary>
internal sealed class AuditHeadFile(DataFolder data) : IKeepAuditHead
{
    public const string Name = "audit.head";

    public AuditHead? Known
    {
        get
        {
            var path = data.File(Name);
            return File.Exists(path) && File.ReadAllText(path).Trim().Split(' ') is [var number, var seal]
                && long.TryParse(number, CultureInfo.InvariantCulture, out var block) ? new AuditHead(block, seal) : null;
        }
    }

    public void Note(AuditHead head)
    {
        // Written aside and moved, so that it is never half there.
        var path = data.File(Name);
        File.WriteAllText(path + ".new", string.Create(CultureInfo.InvariantCulture, $"{head.Number} {head.Seal}"));
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Another database takes the place of this one.</summary>
    public void Forget() => File.Delete(data.File(Name));
}
