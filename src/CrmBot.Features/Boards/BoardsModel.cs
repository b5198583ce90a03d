using CrmBot.Features.Digests;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Boards;

internal sealed class BoardsModel : IModelPart
{
    private const int ZoneLength = 60, PlaceLength = 400;

    public void Configure(ModelBuilder builder) => builder.Entity<TeamBoard>(board =>
    {
        board.ToTable("team_boards");
        board.Property(b => b.Team).HasMaxLength(DigestPlan.FilterLength);
        board.Property(b => b.PlaceKey).HasMaxLength(PlaceLength);
        board.Property(b => b.Zone).HasMaxLength(ZoneLength);
        board.Ignore(b => b.TimeZone);
        board.HasIndex(b => b.Team);
    });
}
