using System.Security.Cryptography;
using CrmBot.Runtime.Audit;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Audit;

public sealed class AuditTests
{
    private static readonly AuditKey Old = NewKey("2025");
    private static readonly AuditKey New = NewKey("2026");

    [Theory, EachEngine]
    public async Task A_log_nobody_touched_is_whole_sealed_or_not(EngineKind engine)
    {
        await using var bed = await SealedAsync(engine);
        await NotesAsync(bed, 3);
        var report = await VerifyAsync(bed);

        report.Faults.ShouldBeEmpty();
        (report.Blocks, report.Rows).ShouldBe((3, 18));
    }

    [Theory, EachEngine]
    public async Task Rolled_back_work_leaves_no_trace_and_no_fault(EngineKind engine)
    {
        await using var bed = await SealedAsync(engine);
        await Should.ThrowAsync<FormatException>(bed.WriteAsync(async work =>
        {
            await work.Audit.NoteAsync("note.seen", new RecordRef("note", Guid.CreateVersion7()), null, default);
            throw new FormatException();
        }));
        await NotesAsync(bed, 1);

        (await VerifyAsync(bed)).Faults.ShouldBeEmpty();
    }

    [Theory, EachEngine]
    public async Task Every_kind_of_tampering_is_found(EngineKind engine)
    {
        await using var bed = await SealedAsync(engine);
        foreach (var (name, sql, block) in Tamperings(engine))
        {
            var report = await TamperAsync(bed, sql);
            report.Faults.Select(fault => fault.Block).ShouldContain(block, name);
        }

        (await VerifyAsync(bed)).Faults.ShouldBeEmpty("each tampering was rolled back");
    }

    [Theory, EachEngine]
    public async Task Cutting_off_the_end_is_found_by_a_head_noted_before(EngineKind engine)
    {
        await using var bed = await SealedAsync(engine);
        var head = (await VerifyAsync(bed)).Head;
        await bed.WriteAsync(async work =>
        {
            await work.Sql.ExecuteAsync("DELETE FROM audit_row WHERE seq > (SELECT last_seq FROM audit_block WHERE number = 2)");
            await work.Sql.ExecuteAsync("DELETE FROM audit_block WHERE number = 3");
        });
        var report = await bed.ReadAsync(view => new VerifyAudit(new AuditKeyring([New, Old])).RunAsync(view, head, default));

        // SQLite also remembers how many rows it has numbered.
        (long, AuditFault)[] found = engine == EngineKind.Sqlite
            ? [(3, AuditFault.BlockMissing), (3, AuditFault.RowMissing)]
            : [(3, AuditFault.BlockMissing)];
        report.Faults.ShouldBe(found);
    }

    [Theory, EachEngine]
    public async Task A_rotated_key_still_checks_older_blocks_and_a_dropped_one_is_named(EngineKind engine)
    {
        await using var bed = await SealedAsync(engine);
        var report = await bed.ReadAsync(view => new VerifyAudit(new AuditKeyring([New])).RunAsync(view, null, default));

        report.Faults.ShouldBe([(1, AuditFault.KeyUnknown)]);
    }

    [Theory, EachEngine]
    public async Task Only_one_of_two_instances_seals(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        await NotesAsync(bed, 5);
        await SettleAsync(bed);
        var sealers = Enumerable.Range(0, 4).Select(_ => new SealAudit(bed.Store, new AuditKeyring([New])).RunAsync(default));

        (await Task.WhenAll(sealers)).Sum().ShouldBe(5);
        (await VerifyAsync(bed)).Blocks.ShouldBe(1);
    }

    [Theory, EachEngine]
    public async Task The_log_says_who_changed_which_field_and_holds_no_text(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var (turn, actor, note) = (Guid.CreateVersion7(), Guid.CreateVersion7(), new Note { Title = "恒达", Phone = "13800138000" });
        await bed.WriteAsync(work =>
        {
            work.Acting = new ActingTurn(turn, actor, Undoable: true);
            return Task.FromResult(work.Db.Add(note));
        });
        await bed.WriteAsync(async work =>
        {
            var known = (await work.Db.FindAsync<Note>(note.Id))!;
            (known.Title, known.Amount, known.Phone) = ("恒达精工", 5, "13900139000");
        });
        var rows = await bed.ReadAsync(view => view.Sql.ListAsync(
            "SELECT action, actor_id, detail FROM audit_row ORDER BY seq", row => (row.Text(0), row.IdOrNull(1), row.TextOrNull(2))));

        rows[0].Item1.ShouldBe("note.created");
        rows[0].Item2.ShouldBe(actor);
        var digest = await DigestAsync(bed, note, "13900139000");
        var fields = rows[1].Item3!.Split(';');
        fields.ShouldBe(["Title", "Amount=0>5", $"Phone#{digest}"], ignoreOrder: true);
        string.Join(' ', rows.Select(row => row.Item3)).ShouldNotContain("恒达");
    }

    [Theory, EachEngine]
    public async Task Erasing_the_salt_forgets_the_value_and_leaves_the_log_whole(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var note = new Note { Title = "t", Phone = "13800138000" };
        await bed.WriteAsync(work => Task.FromResult(work.Db.Add(note)));
        await new SealAudit(bed.Store, new AuditKeyring([New])).RunAsync(TestContext.Current.CancellationToken);
        await bed.WriteAsync(work => AuditSalts.EraseAsync(work, new RecordRef("note", note.Id), default));

        (await DigestAsync(bed, note, "13800138000")).ShouldBeNull();
        (await VerifyAsync(bed)).IsWhole.ShouldBeTrue();
    }

    private static Task<string?> DigestAsync(StoreBed bed, Note note, string phone) =>
        bed.ReadAsync(view => AuditSalts.DigestAsync(view, new RecordRef("note", note.Id), nameof(Note.Phone), phone, default));

    private static (string Name, string Sql, long Block)[] Tamperings(EngineKind engine)
    {
        var (values, always) = engine == EngineKind.Sqlite ? ("0", "") : ("1", "OVERRIDING SYSTEM VALUE");
        return
        [
            ("changed", "UPDATE audit_row SET action = 'note.seen' WHERE seq = (SELECT min(seq) + 2 FROM audit_row)", 1),
            ("detail emptied", "UPDATE audit_row SET detail = '' WHERE seq = (SELECT max(seq) FROM audit_row)", 3),
            ("actor set", "UPDATE audit_row SET actor_id = 'x' WHERE seq = (SELECT first_seq FROM audit_block WHERE number = 2)", 2),
            ("removed", "DELETE FROM audit_row WHERE seq = (SELECT first_seq + 1 FROM audit_block WHERE number = 2)", 2),
            ("inserted",
                $"INSERT INTO audit_row (seq, tx, action, kind, record_id, version, business_at, system_at) {always} VALUES (-5, {values}, 'a', 'k', 'r', 0, 0, 0)", 1),
            ("block changed", "UPDATE audit_block SET sealed_system_at = sealed_system_at + 1 WHERE number = 2", 2),
            ("block removed", "DELETE FROM audit_block WHERE number = 2", 3),
            ("first block removed", "DELETE FROM audit_block WHERE number = 1", 2),
            ("reordered", """
                UPDATE audit_row SET record_id = CASE seq
                  WHEN (SELECT first_seq FROM audit_block WHERE number = 2) THEN (SELECT record_id FROM audit_row WHERE seq = (SELECT first_seq + 1 FROM audit_block WHERE number = 2))
                  ELSE (SELECT record_id FROM audit_row WHERE seq = (SELECT first_seq FROM audit_block WHERE number = 2)) END
                WHERE seq IN ((SELECT first_seq FROM audit_block WHERE number = 2), (SELECT first_seq + 1 FROM audit_block WHERE number = 2))
                """, 2),
        ];
    }

    /// <summary>Verifies inside the tampering transaction and rolls it back.</summary>
    private static async Task<AuditReport> TamperAsync(StoreBed bed, string sql)
    {
        AuditReport? report = null;
        await Should.ThrowAsync<FormatException>(bed.WriteAsync(async work =>
        {
            (await work.Sql.ExecuteAsync(sql)).ShouldBeGreaterThan(0, sql);
            report = await new VerifyAudit(new AuditKeyring([New, Old])).RunAsync(work, null, default);
            throw new FormatException("roll back");
        }));
        return report!;
    }

    private static async Task<StoreBed> SealedAsync(EngineKind engine)
    {
        var bed = await StoreBed.OpenAsync(engine);
        foreach (var key in new[] { Old, New, New })
        {
            await NotesAsync(bed, 5);
            await SettleAsync(bed);
            (await new SealAudit(bed.Store, new AuditKeyring(key == Old ? [Old] : [New, Old]))
                .RunAsync(TestContext.Current.CancellationToken)).ShouldBe(5);
            bed.System.Advance(TimeSpan.FromMinutes(1));
        }

        return bed;
    }

    // PostgreSQL calls a row complete when no older transaction runs on the whole server, other tests' included.
    private static async Task SettleAsync(StoreBed bed)
    {
        const string Waiting = "SELECT count(*) FROM audit_row WHERE tx >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
        while (bed.Store.Engine == EngineKind.Postgres
            && await bed.ReadAsync(view => view.Sql.FirstAsync(Waiting, row => row.Number(0))) > 0)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private static async Task NotesAsync(StoreBed bed, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await bed.WriteAsync(work => Task.FromResult(work.Db.Add(new Note { Title = "t", Amount = i })));
        }
    }

    private static Task<AuditReport> VerifyAsync(StoreBed bed) =>
        bed.ReadAsync(view => new VerifyAudit(new AuditKeyring([New, Old])).RunAsync(view, null, default));

    private static AuditKey NewKey(string id) => new() { Id = id, Secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) };
}
