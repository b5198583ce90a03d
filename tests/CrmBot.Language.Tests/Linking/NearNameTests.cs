using CrmBot.Language.Linking;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Linking;

public sealed class NearNameTests
{
    [Theory]
    [InlineData("northwind", "nortwind", true)]
    [InlineData("northwind", "northwimd", true)]
    [InlineData("northwind", "nrothwind", true)]
    [InlineData("northwind", "northwinds", true)]
    [InlineData("northwind", "northwind", false)]
    [InlineData("northwind", "southwind", false)]
    [InlineData("acme", "akme", true)]
    public void One_letter_more_less_other_or_swapped_is_one_edit(string known, string typed, bool near) =>
        EditIndex.IsOneEdit(known, typed).ShouldBe(near);

    [Fact]
    public void Every_single_edit_of_a_name_is_found_by_the_index()
    {
        const string Name = "northwind";
        var index = new EditIndex();
        index.Add(Name);
        var edits = Enumerable.Range(0, Name.Length).SelectMany(at => new[]
        {
            Name.Remove(at, 1), Name.Insert(at, "x"), Name.Remove(at, 1).Insert(at, "q"),
            at + 1 < Name.Length ? Name.Remove(at, 2).Insert(at, $"{Name[at + 1]}{Name[at]}") : Name + "e",
        }).Where(edit => edit != Name);
        foreach (var edit in edits) index.Near(edit, 10).ShouldContain(Name, edit);
    }

    [Theory]
    [InlineData("恒达", "横达", true)]
    [InlineData("恒达", "恒大", true)]
    [InlineData("兴隆", "兴龙", true)]
    [InlineData("恒达", "远航", false)]
    public void Names_that_sound_alike_share_a_key(string one, string other, bool alike) =>
        (SoundKey.Of(one) == SoundKey.Of(other)).ShouldBe(alike);

    [Theory]
    [InlineData("上海明德科技有限公司", "明德科技")]
    [InlineData("Acme Inc.", "acme")]
    [InlineData("Helix GmbH", "helix")]
    [InlineData("蓝海集团股份有限公司", "蓝海")]
    public void City_and_legal_form_do_not_tell_companies_apart(string name, string core) =>
        LegalForms.Cores(NameFold.Fold(name)).ShouldContain(core);
}
