using System.Text.RegularExpressions;
using CrmBot.Tests.Backups;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Imports;

/// <summary><c>import customers</c> as an operator types it.</summary>
public sealed partial class ImportCommandTests
{
    [Fact]
    public async Task A_table_is_tried_taken_in_and_taken_back_at_the_command_line()
    {
        var folder = Directory.CreateTempSubdirectory("crmbot-import-").FullName;
        try
        {
            var (table, errors) = (Path.Combine(folder, "客户.csv"), Path.Combine(folder, "errors.csv"));
            await File.WriteAllBytesAsync(table, SomeTables.Gb18030.GetBytes("公司,电话,负责人\r\n东台海鲜公司,13900004001,吴新人\r\n东台面粉公司,电话,\r\n"),
                TestContext.Current.CancellationToken);
            var dry = await Ran.OnAsync(folder, "import", "customers", table, "--dry-run", "--errors", errors);
            (dry.Code, dry.Output).ShouldSatisfyAllConditions(
                ran => ran.Code.ShouldBe(1), ran => ran.Output.ShouldContain("Would be taken in: 0 new customers"),
                ran => ran.Output.ShouldContain("Row 2, 负责人: 没有叫「吴新人」的同事"));
            (await File.ReadAllTextAsync(errors, TestContext.Current.CancellationToken)).ShouldContain("电话「电话」不对");
            var done = await Ran.OnAsync(folder, "import", "customers", table, "--create-owners");
            done.Output.ShouldContain("Taken in: 1 new customers");
            var back = await Ran.OnAsync(folder, "import", "rollback", Id().Match(done.Output).Value);
            (back.Code, back.Output.Trim()).ShouldBe(
                (0, "1 customers are gone, 0 others are as they were, 1 owners inactive; 0 stay because somebody has worked on them."));
            (await Ran.OnAsync(folder, "import", "rollback", Id().Match(done.Output).Value)).Code.ShouldBe(2);
            await File.WriteAllTextAsync(table, "产品,价格\r\n阀门,30\r\n", TestContext.Current.CancellationToken);
            (await Ran.OnAsync(folder, "import", "customers", table)).Output.ShouldContain("没认出表头");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
