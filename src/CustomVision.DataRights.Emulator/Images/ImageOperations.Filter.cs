using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Images;

internal static partial class ImageOperations
{
    private static Func<ImageRecord, bool>? MetadataCondition(OperationCall call) =>
        call.Query("$filter") is null ? null : throw new ServiceFaultException("BadRequestNotSupported", "Filters are not supported yet.");
}
