using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Seeding;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Hosting;

/// <summary>Adds and removes images between two pages of a list.</summary>
internal sealed class FaultTarget(AccountState account) : IFaultTarget
{
    public void ChangeImages(HttpContext request, int added, int removed)
    {
        if (
            request.Features.Get<ApiRoute>()?.Match?.Values.GetValueOrDefault("projectId") is not { } text
            || !Guid.TryParse(text, out var id)
        )
        {
            return;
        }

        AccountSeeder.Run(
            account,
            seeder =>
            {
                if (account.FindProject(id) is not { } project)
                {
                    return false;
                }

                var seeded = seeder.Project(id);
                seeded.DeleteFromWorkspace([
                    .. project.Workspace.Images.Range(ImageQuery.Everything, ImageOrder.Newest, 0, removed).Select(image => image.Id),
                ]);
                seeded.AddImages(added);
                return true;
            }
        );
    }
}
