using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Filters;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Images;

internal static partial class ImageOperations
{
    private static Func<ImageRecord, bool>? MetadataCondition(OperationCall call)
    {
        if (call.Query("$filter") is not { } text)
        {
            return null;
        }

        var parsed = MetadataFilter.Parse(text);
        if (parsed.Filter is not { } filter)
        {
            throw new ServiceFaultException("BadRequestInvalid", $"The $filter cannot be read: {parsed.Error!.Message}");
        }

        var listing = call.Behavior.Listing;
        if (filter.HasPrefix ? listing.FilterPrefix == MetadataPrefix.Forbidden : listing.FilterPrefix == MetadataPrefix.Required)
        {
            throw new ServiceFaultException(
                "BadRequestInvalid",
                "The $filter must begin with metadata=, or must not: see the emulator's switch."
            );
        }

        return image => filter.Matches(image.Metadata.AsSpan(), listing.MissingKeyDiffers);
    }
}
