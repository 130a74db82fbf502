// device: what would be used, and why.
#include "core/compute/device.h"

#include "app/cli/command.h"

namespace blindspot::cli {

void addDeviceCommand(Commands& commands)
{
    auto request = std::make_shared<std::string>("auto");
    CLI::App* command =
        commands.add("device", "Says what training would run on, and why", [request](Context& context) {
            const compute::DeviceInfo device = compute::chooseDevice(*request);
            context.output.line(device.device + ": " + device.name.english() + " (" +
                                device.reason.english() + ")\n" +
                                (device.memoryBytes > 0 ? bytesText(static_cast<double>(device.memoryBytes)) + " of memory"
                                                        : std::string("memory not known")) +
                                ", " +
                                (device.freeBytes ? bytesText(static_cast<double>(*device.freeBytes)) + " free"
                                                  : std::string("how much is free is not known")) +
                                "; " +
                                countedText(device.threads, "host thread"));
            context.output.done({{"device", device.device},
                                 {"name", device.name.english()},
                                 {"reason", device.reason.english()},
                                 {"threads", device.threads},
                                 {"memory_bytes", device.memoryBytes},
                                 {"free_bytes", device.freeBytes ? Json(*device.freeBytes) : Json(nullptr)}});
            return kDone;
        });
    command->add_option("--device", *request, "The device asked for")
        ->type_name("auto, cpu or cuda:N")
        ->capture_default_str();
}

} // namespace blindspot::cli
