using DataRights.Portal.Requests;
using Microsoft.EntityFrameworkCore;

namespace DataRights.Portal.Store;

/// <summary>Reads and changes the database. Changes are made one at a time, so that the audit trail stays one chain.</summary>
internal sealed class PortalStore(IDbContextFactory<PortalDbContext> contexts, PortalFolders folders, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);
    private FileStream? _lock;

    /// <summary>Creates the database if it does not exist.</summary>
    /// <exception cref="InvalidOperationException">Another process uses the folder.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            _lock = new FileStream(folders.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new InvalidOperationException("Another portal uses Portal:DataDirectory. Stop it, or choose another folder.", fault);
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await database.Database.EnsureCreatedAsync(cancellationToken))
        {
            foreach (var verb in (string[])["UPDATE", "DELETE"])
            {
                var trigger =
                    $"CREATE TRIGGER Audit_No_{verb} BEFORE {verb} ON Audit BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); "
                        + $"END";
                await database.Database.ExecuteSqlRawAsync(trigger, cancellationToken);
            }
        }
    }

    public async Task<T> ReadAsync<T>(Func<PortalDbContext, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        database.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await read(database);
    }

    public Task<DataRequest> FindAsync(Guid id, CancellationToken cancellationToken) =>
        ReadAsync(
            async database =>
                await database
                    .Requests.Include(request => request.Approvals)
                    .SingleOrDefaultAsync(request => request.Id == id, cancellationToken)
                ?? throw RequestRefusedException.NotFound(),
            cancellationToken
        );

    public async Task<T> ChangeAsync<T>(Func<PortalChange, Task<T>> change, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
            var last = await database
                .Audit.AsNoTracking()
                .OrderByDescending(entry => entry.Sequence)
                .FirstOrDefaultAsync(cancellationToken);
            var result = await change(new PortalChange(database, last, time.GetUtcNow()));
            await database.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        finally
        {
            _writer.Release();
        }
    }

    public void Dispose()
    {
        _lock?.Dispose();
        _writer.Dispose();
    }
}
