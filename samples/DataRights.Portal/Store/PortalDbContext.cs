using DataRights.Portal.Audit;
using DataRights.Portal.Receipts;
using DataRights.Portal.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DataRights.Portal.Store;

/// <summary>The database of the portal.</summary>
internal sealed class PortalDbContext(DbContextOptions<PortalDbContext> options) : DbContext(options)
{
    public DbSet<DataRequest> Requests => Set<DataRequest>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<IssuedReceipt> Receipts => Set<IssuedReceipt>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite has no type for dates. Ticks preserve the order and the precision.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DataRequest>(request =>
        {
            request.Property(r => r.Id).ValueGeneratedNever();
            request.HasIndex(r => r.State);
            request.Ignore(r => r.CurrentApprovals);
            request.HasMany(r => r.Approvals).WithOne().HasForeignKey(approval => approval.RequestId);
        });
        modelBuilder
            .Entity<PlanApproval>()
            .HasIndex(approval => new
            {
                approval.RequestId,
                approval.Attempt,
                approval.OperatorId,
            })
            .IsUnique();
        modelBuilder.Entity<AuditEntry>(entry =>
        {
            entry.HasKey(e => e.Sequence);
            entry.Property(e => e.Sequence).ValueGeneratedNever();
            entry.HasIndex(e => e.RequestId);
        });
        modelBuilder.Entity<IssuedReceipt>().HasKey(receipt => new { receipt.RequestId, receipt.Attempt });
    }

    private sealed class UtcTicks()
        : ValueConverter<DateTimeOffset, long>(value => value.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
