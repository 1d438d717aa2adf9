package org.stackshift.session.reader.paging;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.paging.Tables;
import org.stackshift.session.target.Debuggee;
import org.stackshift.session.view.Symbol;
import org.stackshift.session.view.paging.AddressChoice;
import org.stackshift.session.view.paging.PagingRequest;
import org.stackshift.session.view.paging.WalkEnd;
import org.stackshift.session.view.paging.WalkView;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** Reads the walk of one address. */
final class WalkReader {
    private final Debuggee debuggee;
    private final Tables tables;
    private final RegionsReader regions;
    private final AccessReader accesses;
    private final LongFunction<@Nullable Symbol> naming;
    private final SymbolAddresses names;

    WalkReader(
            Debuggee debuggee,
            Tables tables,
            RegionsReader regions,
            LongFunction<@Nullable Symbol> naming) {
        this.debuggee = debuggee;
        this.tables = tables;
        this.regions = regions;
        this.accesses = new AccessReader(debuggee.kernel().memory().frames());
        this.naming = naming;
        this.names =
                new SymbolAddresses(List.of(debuggee.image().symbols(), debuggee.kernelSymbols()));
    }

    WalkView read(ProcessList processes, PagingRequest request) {
        return processes
                .choose(request.pid())
                .map(process -> walk(processes, process, request.address()))
                .orElseGet(() -> nothing(processes, null, 0, request.address()));
    }

    /** The address that is asked for, empty where there is none. */
    OptionalLong vaddr(ProcessList processes, PagingRequest request) {
        return processes
                .choose(request.pid())
                .map(process -> address(processes, process, request.address()))
                .orElse(OptionalLong.empty());
    }

    private WalkView walk(ProcessList processes, ProcessList.Entry process, AddressChoice asked) {
        OptionalLong address = address(processes, process, asked);
        if (address.isEmpty()) {
            return nothing(processes, process, process.mm().pgd(), asked);
        }
        long vaddr = address.getAsLong();
        Tables.Walked walked = tables.walk(process.mm().pgd(), vaddr);
        boolean named = vaddr < 0 || processes.isOfProgram(process);
        return new WalkView(
                debuggee.machine().icount(),
                processes.refs(),
                process.ref(),
                asked,
                vaddr,
                named ? naming.apply(vaddr) : null,
                regions.regions(process.mm()),
                process.mm().pgd(),
                walked.steps(),
                walked.end(),
                accesses.read(process.mm(), vaddr, walked));
    }

    private WalkView nothing(
            ProcessList processes,
            ProcessList.@Nullable Entry process,
            long pgd,
            AddressChoice asked) {
        return new WalkView(
                debuggee.machine().icount(),
                processes.refs(),
                process == null ? null : process.ref(),
                asked,
                0,
                null,
                process == null ? List.of() : regions.regions(process.mm()),
                pgd,
                List.of(),
                new WalkEnd.NoAddress(),
                List.of());
    }

    private OptionalLong address(
            ProcessList processes, ProcessList.Entry process, AddressChoice asked) {
        return switch (asked) {
            case AddressChoice.At(long vaddr) -> OptionalLong.of(vaddr);
            case AddressChoice.Rip() -> OptionalLong.of(processes.rip(process));
            case AddressChoice.Rsp() -> OptionalLong.of(processes.rsp(process));
            case AddressChoice.LastFault() -> debuggee.paging().lastFault(process.pid());
            case AddressChoice.Named(String symbol) -> names.find(symbol);
        };
    }
}
