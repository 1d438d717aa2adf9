// A thousand goroutines on two Ps: sums through a channel, a mutex, a wait group, and a busy one that must be preempted.
package main

import (
	"fmt"
	"runtime"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	runtime.GOMAXPROCS(2)
	results := make(chan int, 16)
	var group sync.WaitGroup
	var mutex sync.Mutex
	words := map[int]string{}
	for i := 0; i < 1000; i++ {
		group.Add(1)
		go func(n int) {
			defer group.Done()
			runtime.Gosched()
			mutex.Lock()
			words[n] = strings.Repeat("x", n%7)
			mutex.Unlock()
			results <- n * n
		}(i)
	}
	go func() {
		group.Wait()
		close(results)
	}()
	sum := 0
	for r := range results {
		sum += r
	}
	fmt.Println("sum of squares", sum)
	lengths := []int{}
	for _, w := range words {
		lengths = append(lengths, len(w))
	}
	sort.Ints(lengths)
	fmt.Println("words", len(lengths), "longest", lengths[len(lengths)-1])

	var spins int64
	var stop int32
	go func() {
		for atomic.LoadInt32(&stop) == 0 {
			atomic.AddInt64(&spins, 1)
		}
	}()
	time.Sleep(20 * time.Millisecond)
	atomic.StoreInt32(&stop, 1)
	fmt.Println("the busy goroutine ran:", atomic.LoadInt64(&spins) > 0)

	blocks := make([][]byte, 0)
	for i := 0; i < 200; i++ {
		blocks = append(blocks, make([]byte, 64<<10))
		if i%50 == 49 {
			blocks = nil
			runtime.GC()
		}
	}
	fmt.Println("collected garbage:", func() bool {
		var stats runtime.MemStats
		runtime.ReadMemStats(&stats)
		return stats.NumGC > 0
	}())
	select {
	case <-time.After(5 * time.Millisecond):
		fmt.Println("timer fired")
	}
}
