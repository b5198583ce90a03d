using System.Data.Common;
using CrmBot.Runtime.Audit;
using CrmBot.Runtime.Store;
using CrmBot.Settings;

namespace CrmBot.Commands;

/// <summary>Says in plain words whether the audit log is as it was sealed.</summary>
internal static class CheckAudit
{
    public static async Task<IReadOnlyList<string>> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IStore>();
        if (store.Engine == EngineKind.Sqlite && !File.Exists(services.GetRequiredService<DataFolder>().File("crmbot.db"))) return [];
        try
        {
            var verify = services.GetRequiredService<VerifyAudit>();
            var report = await store.ReadAsync(
                (view, token) => verify.RunAsync(view, services.GetRequiredService<IKeepAuditHead>().Known, token), cancellationToken);
            return [.. report.Faults.Select(fault => $"Block {fault.Block} of the audit log: {Explain(fault.Fault)}")];
        }
        catch (DbException unreadable)
        {
            return [$"The audit log cannot be read: {unreadable.Message}"];
        }
    }

    private static string Explain(AuditFault fault) => fault switch
    {
        AuditFault.BlockMissing => "it, or a block before it, is missing.",
        AuditFault.SealWrong => "its seal does not fit: the block was changed after it was sealed.",
        AuditFault.KeyUnknown => "it was sealed with a key that Audit:Keys does not list any more.",
        AuditFault.ChainBroken => "it is not tied to the block before it.",
        AuditFault.RowsChanged => "a row was changed, removed, added or moved after it was sealed.",
        _ => "a row that was not sealed yet is missing.",
    };
}
